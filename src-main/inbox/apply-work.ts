import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Session } from '../session.ts';
import { findCached, projectWork, removeCached, setDraftMark, setUnread } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { readReplyDraft } from '../store/drafts-table.ts';
import { noteProjections, settleProjection } from '../store/projections-table.ts';
import { findTracked } from '../store/register-table.ts';
import { type LocalWork, readWork, writeWork } from '../store/work-table.ts';
import { projectTracked } from '../sync/project-desk.ts';
import { isUnread } from '../sync/store-thread.ts';
import type { WorkChange } from './work-journal.ts';

/** Cases a turn: a few milliseconds of the main thread. */
const BATCH = 200;

/**
 * Does something with many cases: in the desk, in the cache's picture of it, and in what is read by itself.
 * @param change what becomes of a case; null leaves it
 * @returns what changed
 */
export async function applyWork(
  session: Session,
  accountId: string,
  caseIds: readonly string[],
  change: (before: LocalWork, caseId: string) => LocalWork | null,
): Promise<WorkChange[]> {
  const changes: WorkChange[] = [];
  for (let at = 0; at < caseIds.length; at += BATCH) {
    if (at > 0) await nextTurn();
    changes.push(...applyBatch(session, accountId, caseIds.slice(at, at + BATCH), change));
  }
  return changes;
}

function applyBatch(
  session: Session,
  accountId: string,
  caseIds: readonly string[],
  change: (before: LocalWork, caseId: string) => LocalWork | null,
): WorkChange[] {
  const { stores, announcer } = session;
  const changes = caseIds.flatMap((caseId) => {
    const before = readWork(stores.desk, accountId, caseId);
    const after = before === null ? null : change(before, caseId);
    return before === null || after === null || isSame(before, after) ? [] : [{ caseId, before, after }];
  });
  if (changes.length === 0) return [];
  const changed = changes.map((one) => one.caseId);
  transact(stores.cache, () => noteProjections(stores.cache, accountId, changed));
  transact(stores.desk, () => {
    for (const { caseId, after } of changes) writeWork(stores.desk, accountId, caseId, after);
  });
  transact(stores.cache, () => {
    for (const { caseId, after } of changes) picture(session, accountId, caseId, after);
  });
  const { sync } = session.runtime(accountId);
  for (const { caseId, before, after } of changes) {
    if (before.untrackedAt === null && after.untrackedAt !== null) sync.remove(caseId);
    if (before.untrackedAt !== null && after.untrackedAt === null) sync.add(caseId);
  }
  announcer.cases(accountId, changed);
  return changes;
}

function picture(session: Session, accountId: string, caseId: string, work: LocalWork): void {
  const { stores } = session;
  const tracked = findTracked(stores.desk, accountId, caseId);
  if (tracked === null) {
    removeCached(stores.cache, accountId, caseId);
  } else if (findCached(stores.cache, accountId, caseId) === null) {
    projectTracked(stores, tracked);
    setDraftMark(stores.cache, accountId, caseId, readReplyDraft(stores.desk, accountId, caseId) !== null);
  } else {
    projectWork(stores.cache, accountId, caseId, work);
    setUnread(stores.cache, accountId, caseId, isUnread(stores, accountId, caseId));
  }
  settleProjection(stores.cache, accountId, caseId);
}

function isSame(a: LocalWork, b: LocalWork): boolean {
  return (
    a.doneAt === b.doneAt &&
    a.snoozedAt === b.snoozedAt &&
    a.snoozedUntil === b.snoozedUntil &&
    a.readUpTo === b.readUpTo &&
    a.untrackedAt === b.untrackedAt &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, index) => tag === b.tags[index])
  );
}
