import type { CaseRow, CaseThread, Entry } from '../../src-shared/cases.ts';
import { normalise } from '../../src-shared/same-text.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import { type CachedCase, findCached, toCaseRow } from '../store/cases-table.ts';
import { readReplyDraft } from '../store/drafts-table.ts';
import { readEntryWindow, type StoredEntry } from '../store/entries-table.ts';
import { toOutboxItems } from '../store/outbox-items.ts';
import { confirmedEntryIds, isConfirmedEntry, openSendsOfCase } from '../store/outbox-table.ts';
import { findTracked, listStatusChanges, type TrackedCase } from '../store/register-table.ts';
import type { Stores } from '../store/stores.ts';
import { plainLine } from '../sync/plain-line.ts';

const PARTNER = 'PARTNER';

/** How many of the newest entries come with a thread; older ones are asked for when somebody scrolls there. */
const FIRST_WINDOW = 100;

/** A row of the list, told from the desk whether its newest words are ours. */
export function toRow(stores: Stores, accountId: string, cached: CachedCase): CaseRow {
  const { newestEntry, newestAuthor, caseId } = cached;
  if (newestEntry === null || newestAuthor !== PARTNER) return toCaseRow(cached, false);
  const isOurs = isConfirmedEntry(stores.desk, accountId, caseId, newestEntry) || isOpening(stores, accountId, cached);
  return toCaseRow(cached, isOurs);
}

/** Nothing but what the case was created with, here. */
function isOpening(stores: Stores, accountId: string, cached: CachedCase): boolean {
  const tracked = findTracked(stores.desk, accountId, cached.caseId);
  return tracked?.origin === 'created' && tracked.description !== null && plainLine(tracked.description) === cached.newestText;
}

/** Everything the screen needs of a case, from the local store alone. @returns null where the case is not tracked. */
export function assembleThread(stores: Stores, dialect: Dialect, accountId: string, caseId: string): CaseThread | null {
  const tracked = findTracked(stores.desk, accountId, caseId);
  const cached = findCached(stores.cache, accountId, caseId);
  if (tracked === null || cached === null) return null;
  const window = readEntryWindow(stores.cache, accountId, caseId, null, FIRST_WINDOW);
  return {
    accountId,
    row: toRow(stores, accountId, cached),
    type: cached.type ?? tracked.type,
    transferId: tracked.transferId,
    profileId: tracked.profileId,
    userId: tracked.userId,
    description: tracked.description,
    trackedAt: tracked.trackedAt,
    fetchedAt: cached.fetchedAt,
    message: cached.message,
    entries: toEntries(stores, tracked, window.entries),
    olderEntries: window.olderEntries,
    statusChanges: listStatusChanges(stores.desk, accountId, caseId),
    sends: toOutboxItems(stores.desk, openSendsOfCase(stores.desk, accountId, caseId)),
    draft: readReplyDraft(stores.desk, accountId, caseId),
    note: tracked.note ?? '',
    readUpTo: tracked.readUpTo,
    capabilities: dialect.capabilities(cached.status),
  };
}

/** Entries older than one, for scrolling back. */
export function olderEntries(
  stores: Stores,
  tracked: TrackedCase,
  before: string,
  count: number,
): { entries: Entry[]; olderEntries: number } {
  const window = readEntryWindow(stores.cache, tracked.accountId, tracked.caseId, before, count);
  return { entries: toEntries(stores, tracked, window.entries), olderEntries: window.olderEntries };
}

/** Ours is what our outbox was matched with, and the opening words of a case that was created here. */
function toEntries(stores: Stores, tracked: TrackedCase, stored: readonly StoredEntry[]): Entry[] {
  const confirmed = new Set(confirmedEntryIds(stores.desk, tracked.accountId, tracked.caseId));
  const opening = tracked.origin === 'created' && tracked.description !== null ? normalise(tracked.description) : null;
  let isOpeningSeen = false;
  return stored.map((entry) => {
    const isOpening = !isOpeningSeen && opening !== null && entry.author === PARTNER && normalise(entry.body) === opening;
    isOpeningSeen ||= isOpening;
    return {
      id: entry.id,
      author: entry.author,
      ours: isOpening || confirmed.has(entry.id),
      body: entry.body,
      createdAt: entry.createdAt,
      gone: entry.gone,
      changed: entry.changed,
    };
  });
}
