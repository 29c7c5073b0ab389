import { z } from 'zod';

/** What the parent tells the core's process, on its standard input: nothing of it stands in a file or an argument. */
export const Orders = z.object({
  profile: z.string(),
  secrets: z.array(z.tuple([z.string(), z.string()])),
  baseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** The simulated clock: it runs `scale` times as fast as the real one since `since`. */
  since: z.number(),
  scale: z.number(),
  /** Cases to track, by the very first run. */
  track: z.array(z.string()),
  sends: z.array(z.object({ id: z.string(), kind: z.enum(['reply', 'create']), caseId: z.string(), text: z.string() })),
  /** Real milliseconds between two sends. */
  pause: z.number(),
  /** The process ends itself by SIGKILL at this named step, the so-manieth time. */
  dieAt: z.object({ checkpoint: z.string(), time: z.number() }).nullable(),
  /** Stay until every row has settled, tell about it and end tidily. */
  settle: z.boolean(),
});
export type Orders = z.output<typeof Orders>;

/** What the core's process tells, a line each. */
export const Told = z.discriminatedUnion('told', [
  z.object({ told: z.literal('secret'), name: z.string(), value: z.string() }),
  z.object({ told: z.literal('ready'), stage: z.string() }),
  /** The call of Send has answered: from here on, losing the words is our fault. */
  z.object({ told: z.literal('accepted'), id: z.string() }),
  z.object({ told: z.literal('refused'), id: z.string(), error: z.string() }),
  z.object({
    told: z.literal('settled'),
    rows: z.array(z.object({ id: z.string(), state: z.string(), text: z.string(), waitsFor: z.string().nullable() })),
  }),
  z.object({ told: z.literal('bug'), text: z.string() }),
]);
export type Told = z.output<typeof Told>;
