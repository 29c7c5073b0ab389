import type { TrackOutcome } from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { ServerCase } from '../api/dialects/dialect.ts';
import type { Session } from '../session.ts';
import { projectCase, removeCached, setDraftMark, setUnread } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { readReplyDraft } from '../store/drafts-table.ts';
import { positionOf } from '../store/entries-table.ts';
import { casesWithOpenSends } from '../store/outbox-table.ts';
import {
  findTracked,
  insertTracked,
  type NewTrackedCase,
  setReadUpTo,
  setTrackedAgain,
  setUntracked,
  type TrackedCase,
} from '../store/register-table.ts';
import { projectTracked } from '../sync/project-desk.ts';
import { isUnread, storeRead } from '../sync/store-thread.ts';

/** @throws AppFailure `no-such-case` */
export function mustFindTracked(session: Session, accountId: string, caseId: string): TrackedCase {
  const tracked = findTracked(session.stores.desk, accountId, caseId);
  if (tracked === null) throw new AppFailure({ kind: 'no-such-case' });
  return tracked;
}

/**
 * Puts an existing case into the register, after Wise has confirmed that it exists and is ours to read.
 * @throws AppFailure `not-found`, `forbidden`, or what stands between us and Wise; nothing is tracked then.
 */
export async function trackCase(session: Session, accountId: string, caseId: string): Promise<TrackOutcome> {
  const { stores } = session;
  const runtime = session.runtime(accountId);
  if (findTracked(stores.desk, accountId, caseId) !== null) return { id: caseId, outcome: 'already-tracked' };
  const answer = await runtime.client.readCase(caseId, 'visible');
  runtime.sync.noteOutcome(answer.ok ? null : answer.error);
  if (!answer.ok) throw new AppFailure(answer.error);
  const isNew = registerFound(session, accountId, answer.value, { externalId: null, subject: null, note: null });
  return { id: caseId, outcome: isNew ? 'tracked' : 'already-tracked' };
}

/** Takes cases off the list, all or none. @throws AppFailure `sends-open` */
export function untrackCases(session: Session, accountId: string, caseIds: readonly string[]): void {
  const { stores, ports, announcer } = session;
  const runtime = session.runtime(accountId);
  const open = casesWithOpenSends(stores.desk, accountId, caseIds);
  if (open.length > 0) throw new AppFailure({ kind: 'sends-open', caseIds: open });
  transact(stores.desk, () => {
    for (const caseId of caseIds) setUntracked(stores.desk, accountId, caseId, ports.clock.now());
  });
  transact(stores.cache, () => {
    for (const caseId of caseIds) removeCached(stores.cache, accountId, caseId);
  });
  for (const caseId of caseIds) runtime.sync.remove(caseId);
  announcer.cases(accountId, caseIds);
}

/** Brings cases back as they were, with what was read, drafted and noted. */
export function retrackCases(session: Session, accountId: string, caseIds: readonly string[]): void {
  const { stores, announcer } = session;
  const runtime = session.runtime(accountId);
  transact(stores.desk, () => {
    for (const caseId of caseIds) setTrackedAgain(stores.desk, accountId, caseId);
  });
  for (const caseId of caseIds) {
    const tracked = findTracked(stores.desk, accountId, caseId);
    if (tracked === null) continue;
    projectTracked(stores, tracked);
    setDraftMark(stores.cache, accountId, caseId, readReplyDraft(stores.desk, accountId, caseId) !== null);
    runtime.sync.add(caseId);
  }
  announcer.cases(accountId, caseIds);
}

/** Enters a case that Wise has just confirmed; a creation of ours whose answer was lost is settled by it. @returns false where it was in the register already */
export function registerFound(
  session: Session,
  accountId: string,
  found: ServerCase,
  known: { readonly externalId: string | null; readonly subject: string | null; readonly note: string | null },
): boolean {
  const { stores, ports, announcer } = session;
  if (findTracked(stores.desk, accountId, found.id) === null && session.runtime(accountId).outbox.claim(found)) return true;
  const now = ports.clock.now();
  const tracked: NewTrackedCase = {
    accountId,
    caseId: found.id,
    origin: 'typed',
    type: found.type,
    subject: known.subject,
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: found.externalId ?? known.externalId,
    trackedAt: now,
    readUpTo: null,
    announced: null,
    note: known.note,
  };
  if (!insertTracked(stores.desk, tracked)) return false;
  projectCase(stores.cache, findTracked(stores.desk, accountId, found.id) ?? tracked);
  storeRead(stores, accountId, found, null, now);
  announcer.cases(accountId, [found.id]);
  session.runtime(accountId).sync.add(found.id);
  return true;
}

/** Everything up to an entry counts as read; reading never goes back. */
export function markRead(session: Session, accountId: string, caseId: string, upTo: string): void {
  const { stores, announcer } = session;
  const tracked = mustFindTracked(session, accountId, caseId);
  const next = positionOf(stores.cache, accountId, caseId, upTo);
  const current = tracked.readUpTo === null ? null : positionOf(stores.cache, accountId, caseId, tracked.readUpTo);
  if (next === null || (current !== null && next <= current)) return;
  setReadUpTo(stores.desk, accountId, caseId, upTo);
  setUnread(stores.cache, accountId, caseId, isUnread(stores, accountId, caseId));
  announcer.cases(accountId, [caseId]);
}
