import { z } from 'zod';

/** A file of the diagnostics, as it will stand in the zip. */
export const DiagnosticsFile = z.object({ name: z.string(), text: z.string() });
export type DiagnosticsFile = z.output<typeof DiagnosticsFile>;

/** What is tried on the way to Wise, in this order. */
export const ConnectionStep = z.enum(['proxy', 'name', 'connection', 'token', 'read', 'clock']);
export type ConnectionStep = z.output<typeof ConnectionStep>;

/** What one step found, in plain words, and what to do where something is wrong. */
export const ConnectionLine = z.object({
  host: z.string(),
  step: ConnectionStep,
  outcome: z.enum(['good', 'bad', 'left-out']),
  words: z.string(),
  advice: z.string().nullable(),
});
export type ConnectionLine = z.output<typeof ConnectionLine>;

/** How far a test of the connection is. */
export const ConnectionProgress = z.object({
  done: z.number().int(),
  of: z.number().int(),
  host: z.string(),
  step: ConnectionStep,
});
export type ConnectionProgress = z.output<typeof ConnectionProgress>;
