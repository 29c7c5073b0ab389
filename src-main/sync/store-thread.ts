import type { ServerCase, ServerThread } from '../api/dialects/dialect.ts';
import { type CachedCase, findCached, storeServerCase, storeThreadFacts } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import {
  hasEntryByOthersAfter,
  insertEntry,
  listEntries,
  newestEntry,
  positionOf,
  replaceEntryBody,
  type StoredEntry,
  setGone,
} from '../store/entries-table.ts';
import { findTracked, insertStatusChange } from '../store/register-table.ts';
import { indexText } from '../store/search-table.ts';
import type { Stores } from '../store/stores.ts';
import { isEmptyMerge, mergeThread } from './merge.ts';
import { plainLine } from './plain-line.ts';

/** What one read of a case changed. */
export type Stored = {
  readonly before: CachedCase;
  readonly after: CachedCase;
  readonly statusChanged: boolean;
  /** Entries that were not known before, oldest first; empty where the thread was not read. */
  readonly newEntries: readonly StoredEntry[];
  readonly anythingChanged: boolean;
};

const PARTNER = 'PARTNER';

/** Stores a case, and its thread where it was read, in one transaction of the cache. @returns null where it is not tracked. */
export function storeRead(
  stores: Stores,
  accountId: string,
  serverCase: ServerCase,
  thread: ServerThread | null,
  now: number,
): Stored | null {
  const caseId = serverCase.id;
  const before = findCached(stores.cache, accountId, caseId);
  if (before === null) return null;
  const newEntries: StoredEntry[] = [];
  let threadChanged = false;

  transact(stores.cache, () => {
    storeServerCase(stores.cache, accountId, caseId, {
      ...serverCase,
      fetchedAt: now,
      activityAt: serverCase.updatedAt ?? before.activityAt,
    });
    if (thread === null) return;
    const merge = mergeThread(listEntries(stores.cache, accountId, caseId), thread.entries);
    threadChanged = !isEmptyMerge(merge) || before.message !== thread.message;
    for (const entry of merge.inserted) {
      insertEntry(stores.cache, accountId, caseId, entry, now);
      indexText(stores.cache, accountId, caseId, `entry:${entry.id}`, entry.body);
    }
    for (const change of merge.changed) {
      replaceEntryBody(stores.cache, accountId, caseId, change.id, change.body, change.oldBody, now);
      indexText(stores.cache, accountId, caseId, `entry:${change.id}`, change.body);
    }
    for (const id of merge.gone) setGone(stores.cache, accountId, caseId, id, true);
    for (const id of merge.returned) setGone(stores.cache, accountId, caseId, id, false);
    newEntries.push(...[...merge.inserted].sort((a, b) => (a.position < b.position ? -1 : 1)));
    storeFacts(stores, accountId, caseId, serverCase, thread.message, before.activityAt, now);
  });

  const statusChanged = before.status !== serverCase.status;
  if (statusChanged) insertStatusChange(stores.desk, accountId, caseId, before.status, serverCase.status, now);
  const after = findCached(stores.cache, accountId, caseId) ?? before;
  const anythingChanged =
    statusChanged || threadChanged || before.updatedRaw !== serverCase.updatedRaw || before.trouble !== after.trouble;
  return { before, after, statusChanged, newEntries, anythingChanged };
}

function storeFacts(
  stores: Stores,
  accountId: string,
  caseId: string,
  serverCase: ServerCase,
  message: string | null,
  knownActivityAt: number,
  now: number,
): void {
  const newest = newestEntry(stores.cache, accountId, caseId);
  storeThreadFacts(stores.cache, accountId, caseId, {
    message,
    entriesFetchedAt: now,
    newest: newest === null ? null : { id: newest.id, author: newest.author, text: plainLine(newest.body) },
    activityAt: Math.max(serverCase.updatedAt ?? 0, newest?.createdAt ?? 0) || knownActivityAt,
    unread: isUnread(stores, accountId, caseId),
  });
}

/** A thread is unread where somebody other than a partner wrote after what was read. */
export function isUnread(stores: Stores, accountId: string, caseId: string): boolean {
  const readUpTo = findTracked(stores.desk, accountId, caseId)?.readUpTo ?? null;
  const readPosition = readUpTo === null ? null : positionOf(stores.cache, accountId, caseId, readUpTo);
  return hasEntryByOthersAfter(stores.cache, accountId, caseId, PARTNER, readPosition);
}
