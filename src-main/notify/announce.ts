import type { Session, Showing } from '../session.ts';
import type { OutboxRow } from '../store/outbox-table.ts';
import { findTracked, setAnnounced } from '../store/register-table.ts';
import { readSettings } from '../store/settings-table.ts';
import { plainLine } from '../sync/plain-line.ts';
import type { Stored } from '../sync/store-thread.ts';
import { type Announcement, whatToAnnounce } from './what-to-announce.ts';

const PARTNER = 'PARTNER';

/** Tells the person what a read brought, where it needs them. A click opens that case. */
export function announceReading(session: Session, accountId: string, stored: Stored, showing: Showing | null): void {
  const { stores } = session;
  const { after, before } = stored;
  const tracked = findTracked(stores.desk, accountId, after.caseId);
  if (tracked === null || after.status === null) return;
  // A thread that is read for the first time is all new to us, and news to nobody.
  const fromWise = before.entriesFetchedAt === null ? undefined : stored.newEntries.findLast((entry) => entry.author !== PARTNER);
  const { notifications } = readSettings(stores.desk);
  const decision = whatToAnnounce({
    caseId: after.caseId,
    subject: after.subject,
    statusBefore: before.status,
    status: after.status,
    newFromWise: fromWise === undefined ? null : { id: fromWise.id, line: plainLine(fromWise.body) },
    announced: tracked.announced,
    isFirstRead: before.fetchedAt === null,
    isWatched: showing?.focused === true && showing.accountId === accountId && showing.caseId === after.caseId,
    content: notifications.content,
  });
  if (decision.remember !== null) setAnnounced(stores.desk, accountId, after.caseId, decision.remember);
  if (decision.announcement !== null && notifications.enabled) show(session, accountId, after.caseId, decision.announcement);
}

/** A send that waits for a person is worth a word even with the window closed. */
export function announceSend(session: Session, row: OutboxRow): void {
  if (!readSettings(session.stores.desk).notifications.enabled) return;
  const title = row.state === 'rejected' ? 'Wise did not take a text of yours' : 'A text of yours needs you';
  const body = row.caseId === null ? 'A new case' : `Case ${row.caseId}`;
  show(session, row.accountId, row.caseId, { tag: `send:${row.id}`, title, body });
}

/** Cases came back because their snooze is over. */
export function announceWoken(session: Session, accountId: string, caseIds: readonly string[]): void {
  if (!readSettings(session.stores.desk).notifications.enabled) return;
  const [only] = caseIds;
  if (only === undefined) return;
  const body = caseIds.length === 1 ? `Case ${only}` : `${caseIds.length} cases`;
  show(session, accountId, caseIds.length === 1 ? only : null, { tag: `snooze:${accountId}`, title: 'A snooze is over', body });
}

function show(session: Session, accountId: string, caseId: string | null, announcement: Announcement): void {
  const { ports, announcer } = session;
  const shown = ports.notifier.show({
    ...announcement,
    onClick() {
      ports.shell.raiseWindow();
      if (caseId !== null) announcer.now('navigate.case', { accountId, caseId });
    },
  });
  void shown.then((result) => ports.log.write(result.shown ? 'info' : 'warn', 'notification', { shown: result.shown }));
}
