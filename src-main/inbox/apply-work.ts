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

/** What came of work that goes in batches: what changed, and what ended it before its time. */
export type Applied = { readonly changes: readonly WorkChange[]; readonly failure: { readonly cause: unknown } | null };

export type Work = {
  readonly accountId: string;
  readonly caseIds: readonly string[];
  /** What becomes of a case; null leaves it. */
  readonly change: (before: LocalWork, caseId: string) => LocalWork | null;
  /** Notes what a batch changes, in the same transaction. */
  readonly note: (changes: readonly WorkChange[]) => void;
};

/**
 * Does something with many cases: in the desk, in the cache's picture of it, and in what is read by itself. A failure ends it and
 * takes nothing back: what was done before it is done, and told.
 */
export async function applyWork(session: Session, work: Work): Promise<Applied> {
  const changes: WorkChange[] = [];
  try {
    for (let at = 0; at < work.caseIds.length; at += BATCH) {
      if (at > 0) await nextTurn();
      applyBatch(session, { ...work, caseIds: work.caseIds.slice(at, at + BATCH) }, changes);
    }
    return { changes, failure: null };
  } catch (cause) {
    return { changes, failure: { cause } };
  }
}

/** @param done what is changed is added to it as soon as the desk holds it: of the rest, the next start makes up for what failed */
function applyBatch(session: Session, { accountId, caseIds, change, note }: Work, done: WorkChange[]): void {
  const { stores, announcer } = session;
  const changes = caseIds.flatMap((caseId) => {
    const before = readWork(stores.desk, accountId, caseId);
    const after = before === null ? null : change(before, caseId);
    return before === null || after === null || isSame(before, after) ? [] : [{ caseId, before, after }];
  });
  if (changes.length === 0) return;
  const changed = changes.map((one) => one.caseId);
  transact(stores.cache, () => noteProjections(stores.cache, accountId, changed));
  transact(stores.desk, () => {
    for (const { caseId, after } of changes) writeWork(stores.desk, accountId, caseId, after);
    note(changes);
  });
  done.push(...changes);
  transact(stores.cache, () => {
    for (const { caseId, after } of changes) picture(session, accountId, caseId, after);
  });
  const { sync } = session.runtime(accountId);
  for (const { caseId, before, after } of changes) {
    if (before.untrackedAt === null && after.untrackedAt !== null) sync.remove(caseId);
    if (before.untrackedAt !== null && after.untrackedAt === null) sync.add(caseId);
  }
  announcer.cases(accountId, changed);
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
