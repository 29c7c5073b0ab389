import type { SyncState } from '../../src-shared/sync.ts';
import type { WorkTarget } from '../../src-shared/work.ts';
import { setDone, snooze } from '../inbox/work.ts';
import type { NoticeAction } from '../ports.ts';
import type { Session, Showing } from '../session.ts';
import { findAccount } from '../store/accounts-table.ts';
import { confirmedEntryIds, type OutboxRow } from '../store/outbox-table.ts';
import { findTracked, setAnnounced } from '../store/register-table.ts';
import { readValue, writeValue } from '../store/settings-table.ts';
import { plainLine } from '../sync/plain-line.ts';
import type { Stored } from '../sync/store-thread.ts';
import { whatToAnnounce } from './what-to-announce.ts';

const PARTNER = 'PARTNER';
const HOUR = 3_600_000;

/** Tells the person what a read brought, where it needs them. */
export function announceReading(session: Session, accountId: string, stored: Stored, showing: Showing | null): void {
  const { stores } = session;
  const { after, before } = stored;
  const tracked = findTracked(stores.desk, accountId, after.caseId);
  if (tracked === null || after.status === null) return;
  // A thread that is read for the first time is all new to us, and news to nobody.
  const isThreadNew = before.entriesFetchedAt === null;
  const fromWise = isThreadNew ? undefined : stored.newEntries.findLast((entry) => entry.author !== PARTNER);
  const decision = whatToAnnounce({
    accountId,
    caseId: after.caseId,
    subject: after.subject,
    statusBefore: before.status,
    status: after.status,
    newFromWise: fromWise === undefined ? null : { id: fromWise.id, line: plainLine(fromWise.body) },
    isAnswered: !isThreadNew && stored.newEntries.some((entry) => entry.author === PARTNER),
    isOurs: tracked.origin === 'created' || confirmedEntryIds(stores.desk, accountId, after.caseId).length > 0,
    announced: tracked.announced,
    isFirstRead: before.fetchedAt === null,
    isWatched: showing?.focused === true && showing.accountId === accountId && showing.caseId === after.caseId,
  });
  if (decision.remember !== null) setAnnounced(stores.desk, accountId, after.caseId, decision.remember);
  if (decision.news !== null) session.bell.ring(decision.news);
}

/** A send that waits for a person is worth a word even with the window closed. */
export function announceSend(session: Session, row: OutboxRow): void {
  session.bell.ring({
    kind: row.state === 'rejected' ? 'send-rejected' : 'send-doubtful',
    accountId: row.accountId,
    caseId: row.caseId,
    outboxId: row.id,
  });
}

/** Cases came back because their snooze is over. */
export function announceWoken(session: Session, accountId: string, caseIds: readonly string[]): void {
  for (const caseId of caseIds) session.bell.ring({ kind: 'snooze-over', accountId, caseId });
}

/** One word for all cases of an import: each by itself is news to nobody. */
export function announceImport(session: Session, accountId: string, tracked: number): void {
  session.bell.ring({ kind: 'imported', accountId, tracked });
}

/** Under what name the desk remembers which state of an account's connection was told. */
export function toldPhaseName(accountId: string): string {
  return `told-phase:${accountId}`;
}

/**
 * The sign-in ended, or the keychain is locked: said once, also over restarts, until calls went through again.
 * @param phase what the connection is doing now
 */
export function announcePhase(session: Session, accountId: string, phase: SyncState['phase']): void {
  const { desk } = session.stores;
  const name = toldPhaseName(accountId);
  const told = readValue(desk, name) ?? '';
  const stands = phase === 'signed-out' || phase === 'keychain-locked' ? phase : null;
  if (stands === null) {
    if (told !== '' && phase === 'idle') writeValue(desk, name, '');
    return;
  }
  if (told === stands) return;
  writeValue(desk, name, stands);
  const account = findAccount(desk, accountId);
  // Whoever signed out themselves knows it.
  if (account === null || account.state === 'signed-out') return;
  session.bell.ring({ kind: stands, accountId, label: account.label });
}

/** What a button of a notification does. */
export async function actOnNotice(session: Session, action: NoticeAction, accountId: string, caseId: string): Promise<void> {
  const target: WorkTarget = { kind: 'ids', ids: [caseId] };
  if (action === 'done') await setDone(session, accountId, target, true);
  else await snooze(session, accountId, target, session.ports.clock.now() + HOUR);
}
