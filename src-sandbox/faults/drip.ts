import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { rawAnswer } from '../http/raw.ts';
import { Apply, answerFor, endSocket } from './ending.ts';

/** A right answer, a few bytes at a time: from its first byte on, or from the first of its body. */
export const Drip = z.strictObject({
  kind: z.literal('drip'),
  part: z.enum(['headers', 'body']),
  apply: Apply,
  bytes: z.number().int().positive().default(1),
  everyMilliseconds: z.number().positive().default(1_000),
});

export function playDrip(exchange: Exchange, spec: z.output<typeof Drip>): void {
  const { socket, clock } = exchange;
  const bytes = rawAnswer(answerFor(exchange, spec.apply));
  let sent = spec.part === 'body' ? bytes.indexOf('\r\n\r\n') + 4 : 0;
  if (sent > 0) socket.write(bytes.subarray(0, sent));
  const drop = () => {
    if (socket.destroyed) return;
    if (sent >= bytes.length) return endSocket(socket, 'fin');
    socket.write(bytes.subarray(sent, sent + spec.bytes));
    sent += spec.bytes;
    clock.after(spec.everyMilliseconds, drop);
  };
  drop();
}
