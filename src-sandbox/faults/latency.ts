import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';

/** A late answer. The request is carried out before or after the wait. */
export const Latency = z.strictObject({
  kind: z.literal('latency'),
  milliseconds: z.number().nonnegative(),
  apply: z.enum(['before-wait', 'after-wait']).default('before-wait'),
});

export function playLatency(exchange: Exchange, spec: z.output<typeof Latency>): void {
  const early = spec.apply === 'before-wait' ? exchange.apply() : null;
  exchange.clock.after(spec.milliseconds, () => exchange.send(early ?? exchange.apply()));
}
