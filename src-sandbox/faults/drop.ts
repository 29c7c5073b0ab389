import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { Ending, endSocket } from './ending.ts';

/**
 * The connection ends without any answer: when the headers are there (the body is never read), before the request is carried
 * out, or after it. With `match.warm` this is the reset of a warm socket; with `fin` the empty reply.
 */
export const Drop = z.strictObject({
  kind: z.literal('drop'),
  when: z.enum(['at-headers', 'before', 'after']),
  how: Ending.default('reset'),
});

export function playDrop(exchange: Exchange, spec: z.output<typeof Drop>): void {
  if (spec.when === 'after') exchange.apply();
  endSocket(exchange.socket, spec.how);
}
