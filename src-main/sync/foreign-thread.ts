import { z } from 'zod';
import type { ServerThread } from '../api/dialects/dialect.ts';
import { all, type Db, first } from '../store/database.ts';
import { positionOfEntry } from './merge.ts';

/** A whole answer is another case's or none of it is: a few entries tell. */
const TRIED_ENTRIES = 3;

/**
 * True where a thread holds entries that are already known as another case's: the same id, time and words. A thread does not
 * say whose it is, and a proxy that mixed up two answers must not put one customer's words under another's case.
 */
export function isForeignThread(cache: Db, accountId: string, caseId: string, thread: ServerThread): boolean {
  const known = new Set(
    all(
      cache,
      z.object({ entryId: z.string() }),
      'SELECT entry_id FROM entries WHERE account_id = ? AND case_id = ?',
      accountId,
      caseId,
    ).map((row) => row.entryId),
  );
  const unknown = thread.entries.filter((entry) => !known.has(entry.id));
  const tried = [...new Set([unknown[0], unknown[unknown.length >> 1], unknown.at(-1)])].slice(0, TRIED_ENTRIES);
  return tried.some(
    (entry) =>
      entry !== undefined &&
      first(
        cache,
        z.object({ found: z.number() }),
        `SELECT 1 AS found FROM entries
         WHERE account_id = ? AND entry_id = ? AND case_id <> ? AND position = ? AND body = ? LIMIT 1`,
        accountId,
        entry.id,
        caseId,
        positionOfEntry(entry.createdAt, entry.id),
        entry.body,
      ) !== null,
  );
}
