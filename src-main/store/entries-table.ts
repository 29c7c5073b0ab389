import { z } from 'zod';
import { all, type Db, Flag, first, run } from './database.ts';

/** A comment or message as kept. Never deleted: a thread only grows. */
const StoredEntry = z.object({
  id: z.string(),
  author: z.string(),
  body: z.string(),
  createdAt: z.number().nullable(),
  /** Sorts by time, then id. */
  position: z.string(),
  gone: Flag,
  changed: Flag,
});
export type StoredEntry = Readonly<z.output<typeof StoredEntry>>;

const COLUMNS = 'entry_id AS id, author, body, created_at, position, gone, changed';

/** The whole thread, oldest first. */
export function listEntries(cache: Db, accountId: string, caseId: string): StoredEntry[] {
  return all(
    cache,
    StoredEntry,
    `SELECT ${COLUMNS} FROM entries WHERE account_id = ? AND case_id = ? ORDER BY position`,
    accountId,
    caseId,
  );
}

/** The newest `count` entries, or those just before `before`; oldest first, and how many are older still. */
export function readEntryWindow(
  cache: Db,
  accountId: string,
  caseId: string,
  before: string | null,
  count: number,
): { entries: StoredEntry[]; olderEntries: number } {
  const limit = before === null ? null : positionOf(cache, accountId, caseId, before);
  const newestFirst = all(
    cache,
    StoredEntry,
    `SELECT ${COLUMNS} FROM entries WHERE account_id = ? AND case_id = ? AND (? IS NULL OR position < ?) ORDER BY position DESC LIMIT ?`,
    accountId,
    caseId,
    limit,
    limit,
    count,
  );
  const oldest = newestFirst.at(-1);
  return {
    entries: newestFirst.reverse(),
    olderEntries: oldest === undefined ? 0 : countBefore(cache, accountId, caseId, oldest.position),
  };
}

export function positionOf(cache: Db, accountId: string, caseId: string, entryId: string): string | null {
  return (
    first(
      cache,
      z.object({ position: z.string() }),
      'SELECT position FROM entries WHERE account_id = ? AND case_id = ? AND entry_id = ?',
      accountId,
      caseId,
      entryId,
    )?.position ?? null
  );
}

function countBefore(cache: Db, accountId: string, caseId: string, position: string): number {
  return (
    first(
      cache,
      z.object({ n: z.number() }),
      'SELECT count(*) AS n FROM entries WHERE account_id = ? AND case_id = ? AND position < ?',
      accountId,
      caseId,
      position,
    )?.n ?? 0
  );
}

export function insertEntry(cache: Db, accountId: string, caseId: string, entry: StoredEntry, firstSeenAt: number): void {
  run(
    cache,
    'INSERT INTO entries (account_id, case_id, entry_id, author, body, created_at, position, gone, changed, first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    accountId,
    caseId,
    entry.id,
    entry.author,
    entry.body,
    entry.createdAt,
    entry.position,
    entry.gone ? 1 : 0,
    entry.changed ? 1 : 0,
    firstSeenAt,
  );
}

/** The documentation says that comments can not change; if one does, the old text stays readable. */
export function replaceEntryBody(
  cache: Db,
  accountId: string,
  caseId: string,
  entryId: string,
  body: string,
  oldBody: string,
  at: number,
): void {
  run(
    cache,
    'INSERT INTO entry_history (account_id, case_id, entry_id, replaced_at, body) VALUES (?, ?, ?, ?, ?)',
    accountId,
    caseId,
    entryId,
    at,
    oldBody,
  );
  run(
    cache,
    'UPDATE entries SET body = ?, changed = 1 WHERE account_id = ? AND case_id = ? AND entry_id = ?',
    body,
    accountId,
    caseId,
    entryId,
  );
}

export function setGone(cache: Db, accountId: string, caseId: string, entryId: string, gone: boolean): void {
  run(
    cache,
    'UPDATE entries SET gone = ? WHERE account_id = ? AND case_id = ? AND entry_id = ?',
    gone ? 1 : 0,
    accountId,
    caseId,
    entryId,
  );
}

/** The newest entry that the server still lists. */
export function newestEntry(cache: Db, accountId: string, caseId: string): StoredEntry | null {
  return first(
    cache,
    StoredEntry,
    `SELECT ${COLUMNS} FROM entries WHERE account_id = ? AND case_id = ? AND gone = 0 ORDER BY position DESC LIMIT 1`,
    accountId,
    caseId,
  );
}

/** Whether somebody other than `author` wrote after `position`; null stands for before everything. */
export function hasEntryByOthersAfter(
  cache: Db,
  accountId: string,
  caseId: string,
  author: string,
  position: string | null,
): boolean {
  return (
    first(
      cache,
      z.object({ found: z.number() }),
      'SELECT 1 AS found FROM entries WHERE account_id = ? AND case_id = ? AND gone = 0 AND author <> ? AND position > ? LIMIT 1',
      accountId,
      caseId,
      author,
      position ?? '',
    ) !== null
  );
}

/** Ids of everything ever seen of a thread. */
export function listEntryIds(cache: Db, accountId: string, caseId: string): string[] {
  return all(
    cache,
    z.object({ entryId: z.string() }),
    'SELECT entry_id FROM entries WHERE account_id = ? AND case_id = ? ORDER BY position',
    accountId,
    caseId,
  ).map((row) => row.entryId);
}

export function readEntry(cache: Db, accountId: string, caseId: string, entryId: string): StoredEntry | null {
  return first(
    cache,
    StoredEntry,
    `SELECT ${COLUMNS} FROM entries WHERE account_id = ? AND case_id = ? AND entry_id = ?`,
    accountId,
    caseId,
    entryId,
  );
}

/**
 * Where to read up to so that the newest entry of others is the first unread one.
 * @returns null where nobody else wrote; `before` null where theirs is the first entry of all
 */
export function entryBeforeNewestByOthers(
  cache: Db,
  accountId: string,
  caseId: string,
  author: string,
): { readonly before: string | null } | null {
  const newest = first(
    cache,
    z.object({ position: z.string() }),
    'SELECT position FROM entries WHERE account_id = ? AND case_id = ? AND gone = 0 AND author <> ? ORDER BY position DESC LIMIT 1',
    accountId,
    caseId,
    author,
  );
  if (newest === null) return null;
  const before = first(
    cache,
    z.object({ entryId: z.string() }),
    'SELECT entry_id FROM entries WHERE account_id = ? AND case_id = ? AND position < ? ORDER BY position DESC LIMIT 1',
    accountId,
    caseId,
    newest.position,
  );
  return { before: before?.entryId ?? null };
}
