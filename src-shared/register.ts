import { z } from 'zod';
import { AccountId, CaseId, Moment } from './ids.ts';

/** The most rows of one import; beyond it the file is split. At the published rate limit these take over twenty minutes. */
export const MAX_IMPORT_ROWS = 20_000;
/** The largest text of a field that a row may bring along. */
export const MAX_IMPORTED_FIELD = 2_000;

const field = z.string().max(MAX_IMPORTED_FIELD).nullable();

/** One case to be tracked, with what the agent knows of it. */
export const ImportRow = z.strictObject({ caseId: CaseId, externalId: field, subject: field, note: field });
export type ImportRow = z.output<typeof ImportRow>;

/** What became of a row. `waiting`: its turn has not come. `unreadable`: Wise did not answer in a way that can be read. */
export const ImportOutcome = z.enum([
  'waiting',
  'tracked',
  'already-tracked',
  'not-found',
  'forbidden',
  'unreadable',
  'cancelled',
]);
export type ImportOutcome = z.output<typeof ImportOutcome>;

/** An import: each id is read from Wise once, within the rate limit, and goes on after a restart. */
export const ImportJob = z.object({
  id: z.uuid(),
  accountId: AccountId,
  state: z.enum(['running', 'finished', 'cancelled']),
  total: z.number().int().nonnegative(),
  counts: z.record(ImportOutcome, z.number().int().nonnegative()),
  startedAt: Moment,
});
export type ImportJob = z.output<typeof ImportJob>;

export const ImportedRow = z.object({ position: z.number().int(), caseId: CaseId, outcome: ImportOutcome });
export type ImportedRow = z.output<typeof ImportedRow>;

/** What a restored backup added; what was here already was left as it is. */
export const Restored = z.object({
  accounts: z.number().int(),
  cases: z.number().int(),
  drafts: z.number().int(),
  /** Sends that were open when the backup was made. They may have left since, so none is sent by itself: each asks. */
  sends: z.number().int(),
});
export type Restored = z.output<typeof Restored>;

/** Where a file went; null where the person changed their mind. */
export const Saved = z.object({ where: z.string().nullable() });

/** A passphrase that is worth its name. */
export const Passphrase = z.string().min(10).max(1_000);

/** The largest backup that is read, in characters of base64. */
export const MAX_BACKUP_BASE64 = 128 * 1024 * 1024;
