import { AppFailure } from '../../src-shared/errors.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { Session } from '../session.ts';
import { setDraftMark } from '../store/cases-table.ts';
import { readNewCaseDraft, readReplyDraft, writeNewCaseDraft, writeReplyDraft } from '../store/drafts-table.ts';
import { findSend, type OutboxRow, partsOf, toOutboxItem } from '../store/outbox-table.ts';
import { ownExternalId } from './settle-created.ts';

/**
 * Takes a send back; its words become the draft again, before whatever was written since. Of a reply in parts all that have
 * not begun come back, and the answer holds the words of all of them in order.
 */
export function undoSend(session: Session, id: string): OutboxItem {
  const row = findSend(session.stores.desk, id);
  if (row === null) throw new AppFailure({ kind: 'no-such-send' });
  const undone = session.runtime(row.accountId).outbox.undo(id, (rows) => backToDraft(session, rows));
  const [first = row] = undone;
  if (first.kind === 'reply' && first.caseId !== null) {
    setDraftMark(session.stores.cache, first.accountId, first.caseId, true);
    session.announcer.cases(first.accountId, [first.caseId]);
  }
  return { ...toOutboxItem(undone.find((part) => part.id === id) ?? first), text: joined(undone) };
}

/**
 * A part is given up: the parts after it make no sense without it, and come back as the draft instead of waiting forever. One that was
 * found at Wise meanwhile can not be given up any more, and those after it go on.
 */
export function takeBackRest(session: Session, row: OutboxRow): void {
  if (row.partOf === null || (row.state !== 'needs-review' && row.state !== 'rejected')) return;
  const next = partsOf(session.stores.desk, row).find(
    (part) => part.sequence > row.sequence && (part.state === 'queued' || part.state === 'retry-wait'),
  );
  if (next !== undefined) undoSend(session, next.id);
}

function joined(rows: readonly OutboxRow[]): string {
  return rows.map((row) => row.text).join('\n\n');
}

function backToDraft(session: Session, rows: readonly OutboxRow[]): void {
  const { stores, ports } = session;
  const now = ports.clock.now();
  const [row] = rows;
  if (row === undefined) return;
  if (row.kind === 'create') {
    if (row.creation === null || readNewCaseDraft(stores.desk, row.accountId) !== null) return;
    const { type, subject, userId, transferId, profileId, externalId } = row.creation;
    const isOwnExternalId = externalId === ownExternalId(row.id);
    writeNewCaseDraft(stores.desk, row.accountId, {
      fields: {
        type,
        subject,
        description: row.text,
        userId,
        transferId: transferId ?? '',
        profileId: profileId ?? '',
        externalId: isOwnExternalId ? '' : externalId,
      },
      savedAt: now,
    });
    return;
  }
  if (row.caseId === null) return;
  const words = joined(rows);
  const since = readReplyDraft(stores.desk, row.accountId, row.caseId);
  writeReplyDraft(stores.desk, row.accountId, row.caseId, {
    text: since === null ? words : `${words}\n\n${since.text}`,
    selectionStart: words.length,
    selectionEnd: words.length,
    savedAt: now,
  });
}
