import { z } from 'zod';
import { all, type Db, first, run, transact } from './database.ts';
import { noteProjections } from './projections-table.ts';

/**
 * Tables of the cache that name an account, in the order in which they are emptied. The mark of `markLeaving` goes last, so that
 * whatever a crash leaves is found.
 */
export const CACHED_TABLES = ['request_log', 'search_documents', 'entries', 'entry_history', 'cases', 'projections_due'] as const;
export type CachedTable = (typeof CACHED_TABLES)[number];

/** No case has this id. */
const NO_CASE = '';

/** Said before the desk forgets an account: the next start finds it named here, and in the desk no more. */
export function markLeaving(cache: Db, accountId: string): void {
  noteProjections(cache, accountId, [NO_CASE]);
}

const Next = z.object({ id: z.string().nullable() });

/**
 * Accounts of which something is cached, found by one step in an index for each. The request log is not asked: it also has the
 * calls of sign-ins that failed, whose account never came to be.
 */
export function cachedAccounts(cache: Db): string[] {
  const found = new Set<string>();
  for (const table of CACHED_TABLES) {
    if (table === 'request_log') continue;
    const after = (id: string) =>
      first(cache, Next, `SELECT min(account_id) AS id FROM ${table} WHERE account_id > ?`, id)?.id ?? null;
    for (let id = after(''); id !== null; id = after(id)) found.add(id);
  }
  return [...found];
}

/** Removes up to `count` rows. @returns how many went */
export function removeCachedRows(cache: Db, table: CachedTable, accountId: string, count: number): number {
  return transact(cache, () => {
    const rows = all(
      cache,
      z.object({ row: z.number() }),
      `SELECT rowid AS row FROM ${table} WHERE account_id = ? LIMIT ?`,
      accountId,
      count,
    );
    const ids = JSON.stringify(rows.map(({ row }) => row));
    const which = 'WHERE rowid IN (SELECT value FROM json_each(?))';
    if (table === 'search_documents') run(cache, `DELETE FROM search_index ${which}`, ids);
    return run(cache, `DELETE FROM ${table} ${which}`, ids);
  });
}
