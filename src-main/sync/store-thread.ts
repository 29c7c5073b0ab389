import { turnOf } from '../../src-shared/cases.ts';
import type { ServerCase, ServerThread } from '../api/dialects/dialect.ts';
import { type CachedCase, findCached, projectWork, storeServerCase, storeThreadFacts } from '../store/cases-table.ts';
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
import { noteProjections, settleProjection } from '../store/projections-table.ts';
import { findTracked, insertStatusChange } from '../store/register-table.ts';
import { indexText } from '../store/search-table.ts';
import { readSettings } from '../store/settings-table.ts';
import type { Stores } from '../store/stores.ts';
import { readWork, writeWork } from '../store/work-table.ts';
import { dueAt } from './due.ts';
import { isEmptyMerge, type Merge, mergeThread } from './merge.ts';
import { plainLine } from './plain-line.ts';

/** What one read of a case changed. */
export type Stored = {
  readonly before: CachedCase;
  readonly after: CachedCase;
  readonly statusChanged: boolean;
  /** Entries that were not known before, oldest first; empty where the thread was not read. */
  readonly newEntries: readonly StoredEntry[];
  /** It was snoozed, or done with, until there is news; and now there is. */
  readonly woke: boolean;
  readonly anythingChanged: boolean;
};

const PARTNER = 'PARTNER';
const NOTHING: Merge = { inserted: [], changed: [], gone: [], returned: [] };

/**
 * Stores a case, and its thread where it was read: the desk's side first, then the cache in one transaction, so that a crash in
 * between is repeated by the next read and leaves no gap.
 * @returns null where it is not tracked.
 */
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
  const statusChanged = before.status !== serverCase.status;
  const merge = thread === null ? NOTHING : mergeThread(listEntries(stores.cache, accountId, caseId), thread.entries);
  const newEntries = [...merge.inserted].sort((a, b) => (a.position < b.position ? -1 : 1));
  const woke = (before.done || before.snoozed) && isNews(before, serverCase.status, newEntries);
  if (woke) noteProjections(stores.cache, accountId, [caseId]);
  transact(stores.desk, () => {
    if (statusChanged) insertStatusChange(stores.desk, accountId, caseId, before.status, serverCase.status, now);
    if (woke) wakeInDesk(stores, accountId, caseId);
  });

  transact(stores.cache, () => {
    const statusSince = statusChanged ? (serverCase.updatedAt ?? now) : (before.statusSince ?? before.activityAt);
    storeServerCase(stores.cache, accountId, caseId, {
      ...serverCase,
      fetchedAt: now,
      // A thread can be younger than its case says; what was seen of it still counts where only the case was read.
      activityAt:
        Math.max(serverCase.updatedAt ?? 0, before.entriesFetchedAt === null ? 0 : before.activityAt) || before.activityAt,
      statusSince,
      dueAt: dueAt(readSettings(stores.desk).dueRules, serverCase.status, statusSince),
    });
    if (thread !== null) storeEntries(stores, accountId, serverCase, thread.message, merge, before.activityAt, now);
    if (!woke) return;
    const work = readWork(stores.desk, accountId, caseId);
    if (work !== null) projectWork(stores.cache, accountId, caseId, work);
    settleProjection(stores.cache, accountId, caseId);
  });

  const after = findCached(stores.cache, accountId, caseId) ?? before;
  const threadChanged = !isEmptyMerge(merge) || (thread !== null && before.message !== thread.message);
  const anythingChanged =
    statusChanged || threadChanged || woke || before.updatedRaw !== serverCase.updatedRaw || before.trouble !== after.trouble;
  return { before, after, statusChanged, newEntries, woke, anythingChanged };
}

/** Wise wrote, or asks, or ended the case. That it is Wise's turn again after our own answer is no news. */
function isNews(before: CachedCase, status: string, newEntries: readonly StoredEntry[]): boolean {
  if (before.fetchedAt === null) return false;
  if (before.status !== status && turnOf(status) !== 'theirs') return true;
  return before.entriesFetchedAt !== null && newEntries.some((entry) => entry.author !== PARTNER);
}

function wakeInDesk(stores: Stores, accountId: string, caseId: string): void {
  const work = readWork(stores.desk, accountId, caseId);
  if (work !== null) writeWork(stores.desk, accountId, caseId, { ...work, doneAt: null, snoozedAt: null, snoozedUntil: null });
}

function storeEntries(
  stores: Stores,
  accountId: string,
  serverCase: ServerCase,
  message: string | null,
  merge: Merge,
  knownActivityAt: number,
  now: number,
): void {
  const caseId = serverCase.id;
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
  storeFacts(stores, accountId, caseId, serverCase, message, knownActivityAt, now);
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
