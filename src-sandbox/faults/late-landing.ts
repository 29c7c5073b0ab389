import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { Ending, endSocket } from './ending.ts';

/** The answer is lost at once, and the request is carried out only later (reliability-and-security.md section 2, row 11). */
export const LateLanding = z.strictObject({
  kind: z.literal('late-landing'),
  milliseconds: z.number().nonnegative(),
  how: z.union([Ending, z.literal('silence')]).default('silence'),
});

export function playLateLanding(exchange: Exchange, spec: z.output<typeof LateLanding>): void {
  exchange.clock.after(spec.milliseconds, () => {
    exchange.apply();
  });
  if (spec.how !== 'silence') endSocket(exchange.socket, spec.how);
}
