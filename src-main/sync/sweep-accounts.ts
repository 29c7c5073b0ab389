import { setImmediate as nextTurn } from 'node:timers/promises';
import { findAccount } from '../store/accounts-table.ts';
import { CACHED_TABLES, cachedAccounts, removeCachedRows } from '../store/cached-account.ts';
import type { Stores } from '../store/stores.ts';

/** Rows a turn: a few milliseconds of the main thread. */
const BATCH = 500;

type Files = Pick<Stores, 'desk' | 'cache'>;

/** Removes what the cache holds of an account that the desk has forgotten. One that a backup brings back meanwhile keeps the rest. */
export async function sweepAccount({ desk, cache }: Files, accountId: string): Promise<void> {
  for (const table of CACHED_TABLES) {
    for (;;) {
      // Closed in between, the next start goes on.
      if (!cache.open || !desk.open || findAccount(desk, accountId) !== null) return;
      if (removeCachedRows(cache, table, accountId, BATCH) === 0) break;
      await nextTurn();
    }
  }
}

/** The same for every account that is cached and not in the desk: a crash came between the two. */
export async function sweepAccounts(stores: Files): Promise<void> {
  for (const accountId of cachedAccounts(stores.cache)) await sweepAccount(stores, accountId);
}
