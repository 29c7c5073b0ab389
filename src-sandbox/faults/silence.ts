import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { Apply } from './ending.ts';

/** Never an answer, on a connection that stays open. `after100` says `100 Continue` first. */
export const Silence = z.strictObject({
  kind: z.literal('silence'),
  apply: Apply,
  after100: z.boolean().default(false),
});

export function playSilence(exchange: Exchange, spec: z.output<typeof Silence>): void {
  if (spec.apply) exchange.apply();
  if (spec.after100) exchange.socket.write(`HTTP/1.1 100 Continue\r\nx-trace-id: ${exchange.traceId}\r\n\r\n`);
}
