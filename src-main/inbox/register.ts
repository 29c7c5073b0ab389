import type { TrackOutcome } from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Session } from '../session.ts';
import { projectCase, setUnread } from '../store/cases-table.ts';
import { positionOf } from '../store/entries-table.ts';
import { findTracked, insertTracked, setReadUpTo, type TrackedCase } from '../store/register-table.ts';
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
  const { stores, ports, announcer } = session;
  const runtime = session.runtime(accountId);
  if (findTracked(stores.desk, accountId, caseId) !== null) return { id: caseId, outcome: 'already-tracked' };
  const answer = await runtime.client.readCase(caseId, 'visible');
  runtime.sync.noteOutcome(answer.ok ? null : answer.error);
  if (!answer.ok) throw new AppFailure(answer.error);
  const now = ports.clock.now();
  const tracked: TrackedCase = {
    accountId,
    caseId,
    origin: 'typed',
    type: answer.value.type,
    subject: null,
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: answer.value.externalId,
    trackedAt: now,
    readUpTo: null,
    announced: null,
  };
  if (!insertTracked(stores.desk, tracked)) return { id: caseId, outcome: 'already-tracked' };
  projectCase(stores.cache, tracked);
  storeRead(stores, accountId, answer.value, null, now);
  announcer.cases(accountId, [caseId]);
  runtime.sync.add(caseId);
  return { id: caseId, outcome: 'tracked' };
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
