import { z } from 'zod';
import { NotReached } from './errors.ts';
import { Moment } from './ids.ts';

/** What the connection to Wise is doing, for one account. Shown at all times. */
export const SyncState = z.object({
  phase: z.enum(['idle', 'syncing', 'offline', 'signed-out', 'keychain-locked', 'throttled']),
  /** When this phase began. */
  since: Moment,
  /** Of `throttled`: when calls go on. */
  until: Moment.nullable(),
  /** Of `offline`: what stands in the way. */
  why: NotReached.nullable(),
  /** The last time that a case was read from Wise: the age of what is on screen. */
  lastReadAt: Moment.nullable(),
});
export type SyncState = z.output<typeof SyncState>;
