import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { Ending, endSocket } from './ending.ts';

/** A right answer, after which the idle connection is ended: the client's next request meets a socket that is gone. */
export const IdleEnd = z.strictObject({
  kind: z.literal('idle-end'),
  afterMilliseconds: z.number().nonnegative(),
  how: Ending.default('reset'),
});

export function playIdleEnd(exchange: Exchange, spec: z.output<typeof IdleEnd>): void {
  exchange.send(exchange.apply());
  exchange.clock.after(spec.afterMilliseconds, () => endSocket(exchange.socket, spec.how));
}
