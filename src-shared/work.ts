import { z } from 'zod';
import { CaseGrouping, CaseSort, ListSource, MAX_QUERY } from './cases.ts';
import { AppError } from './errors.ts';
import { CaseId, Moment } from './ids.ts';
import { MAX_IMPORT_ROWS } from './register.ts';

/** A local word on a case: lower case in comparison, kept as typed. */
export const Tag = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\s,"]+$/, 'A tag is one word without spaces, commas or quotes.');
export type Tag = z.output<typeof Tag>;

/** The most tags of one case. */
export const MAX_TAGS = 20;

/** The largest note of a case, in UTF-16 units. */
export const MAX_NOTE = 20_000;

/** The cases that something is done with: named ones, or all of a list but some. */
export const WorkTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(CaseId).min(1).max(MAX_IMPORT_ROWS) }),
  z.strictObject({ kind: z.literal('source'), source: ListSource, except: z.array(CaseId).max(MAX_IMPORT_ROWS) }),
]);
export type WorkTarget = z.output<typeof WorkTarget>;

/**
 * What was done: with how many cases, and what takes it back. `undoId` is null where nothing changed. `stopped`: why the others
 * are as they were.
 */
export const Worked = z.object({
  count: z.number().int().nonnegative(),
  undoId: z.uuid().nullable(),
  stopped: AppError.nullable(),
});
export type Worked = z.output<typeof Worked>;

/** With how many cases something was taken back; `stopped`: why not with the others, of which it can be asked again. */
export const Undone = z.object({ count: z.number().int().nonnegative(), stopped: AppError.nullable() });
export type Undone = z.output<typeof Undone>;

/** A search that was given a name. */
export const SavedView = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  query: z.string().max(MAX_QUERY),
  sort: CaseSort,
  grouping: CaseGrouping,
});
export type SavedView = z.output<typeof SavedView>;

/** A saved view with how many cases of an account it holds now. */
export const CountedView = SavedView.extend({
  count: z.number().int().nonnegative(),
  /** True where there are more than `count`. */
  more: z.boolean(),
});
export type CountedView = z.output<typeof CountedView>;

export const MAX_SAVED_VIEWS = 100;

export const RecentSearch = z.object({ text: z.string(), searchedAt: Moment });
export type RecentSearch = z.output<typeof RecentSearch>;
