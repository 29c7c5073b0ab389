import { z } from 'zod';
import { NORMALISATIONS, TRUNCATIONS } from './text.ts';

/** Which of the known error bodies v1 answers with: its own are undocumented (wise-api.md section 4). */
export const ERROR_SHAPES = ['A', 'B', 'C', 'D'] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

/** Everything about Wise that the documents leave open or that a test wants to turn. */
export const Settings = z.strictObject({
  errorShape: z.enum(ERROR_SHAPES),
  /** A comment on a CLOSED case: undocumented. */
  closedStatus: z.number().int().min(400).max(499),
  /** A comment on a CREATING case: undocumented. */
  onCreating: z.enum(['accept', 'refuse']),
  tokenLifetimeSeconds: z.number().int().positive(),
  /** Published: 100 and 1,000 for each client (wise-api.md section 4). */
  requestsPerSecond: z.number().int().positive(),
  requestsPerMinute: z.number().int().positive(),
  /** Added to every timestamp that the Cases API writes. */
  clockSkewMilliseconds: z.number().int(),
  truncateBy: z.enum(TRUNCATIONS),
  normaliseText: z.enum(NORMALISATIONS),
  /** Wise's error_description may echo the token (wise-api.md section 4, shape A): a trap for logs. */
  echoTokenInErrors: z.boolean(),
});
export type Settings = z.output<typeof Settings>;

export function defaultSettings(): Settings {
  return {
    errorShape: 'C',
    closedStatus: 409,
    onCreating: 'refuse',
    tokenLifetimeSeconds: 43_199,
    requestsPerSecond: 100,
    requestsPerMinute: 1_000,
    clockSkewMilliseconds: 0,
    truncateBy: 'code-points',
    normaliseText: 'none',
    echoTokenInErrors: true,
  };
}
