import { z } from 'zod';
import { all, type Db } from './database.ts';

/** Each query gives a part that begins after the last row of the part before it, by an index: no part costs more than its rows. */

const StatusRow = z.object({ id: z.number(), caseId: z.string(), to: z.string(), seenAt: z.number() });
export type StatusRow = Readonly<z.output<typeof StatusRow>>;

/** Changes of status of the tracked cases, case by case, oldest first. */
export function statusChangesAfter(desk: Db, accountId: string, after: StatusRow | null, count: number): StatusRow[] {
  return all(
    desk,
    StatusRow,
    `SELECT id, case_id, to_status AS "to", seen_at FROM status_changes AS change
     WHERE account_id = ? AND (case_id, id) > (?, ?)
       AND EXISTS (SELECT 1 FROM tracked_cases AS tracked
                   WHERE tracked.account_id = change.account_id AND tracked.case_id = change.case_id AND untracked_at IS NULL)
     ORDER BY case_id, id LIMIT ?`,
    accountId,
    after?.caseId ?? '',
    after?.id ?? 0,
    count,
  );
}

const CountedCase = z.object({
  caseId: z.string(),
  status: z.string().nullable(),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  activityAt: z.number(),
});
export type CountedCase = Readonly<z.output<typeof CountedCase>>;

export function casesAfter(cache: Db, accountId: string, after: string | null, count: number): CountedCase[] {
  return all(
    cache,
    CountedCase,
    `SELECT case_id, status, created_at, updated_at, activity_at FROM cases
     WHERE account_id = ? AND case_id > ? ORDER BY case_id LIMIT ?`,
    accountId,
    after ?? '',
    count,
  );
}

const CountedEntry = z.object({ rowid: z.number(), caseId: z.string(), author: z.string(), createdAt: z.number() });
export type CountedEntry = Readonly<z.output<typeof CountedEntry>>;

/** Entries of all cases in the order of their time. Their words are not read. */
export function entriesAfter(cache: Db, accountId: string, after: CountedEntry | null, count: number): CountedEntry[] {
  return all(
    cache,
    CountedEntry,
    `SELECT rowid AS rowid, case_id, author, created_at FROM entries
     WHERE account_id = ? AND (created_at, rowid) > (?, ?) ORDER BY created_at, rowid LIMIT ?`,
    accountId,
    after?.createdAt ?? Number.MIN_SAFE_INTEGER,
    after?.rowid ?? 0,
    count,
  );
}
