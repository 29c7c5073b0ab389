import { AppFailure } from '../../src-shared/errors.ts';
import type { OutboxItem, QueueCreate, QueueReply } from '../../src-shared/outbox.ts';
import { audit } from '../audit/audit.ts';
import { mustFindTracked } from '../inbox/register.ts';
import type { Session } from '../session.ts';
import { findCached, setDraftMark, setOutboxMark } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import {
  deleteNewCaseDraft,
  deleteReplyDraft,
  readNewCaseDraft,
  readReplyDraft,
  writeNewCaseDraft,
  writeReplyDraft,
} from '../store/drafts-table.ts';
import {
  findSend,
  insertSend,
  markOf,
  type OutboxRow,
  openSends,
  openSendsOfCase,
  settledSends,
  toOutboxItem,
} from '../store/outbox-table.ts';
import { readSettings } from '../store/settings-table.ts';

const SHOWN_SETTLED = 50;

function mustFindSend(session: Session, id: string): OutboxRow {
  const row = findSend(session.stores.desk, id);
  if (row === null) throw new AppFailure({ kind: 'no-such-send' });
  return row;
}

export function readSend(session: Session, id: string): OutboxItem {
  return toOutboxItem(mustFindSend(session, id));
}

/** Everything not settled, newest first, then the last settled ones. */
export function listSends(session: Session, accountId: string): OutboxItem[] {
  const { desk } = session.stores;
  return [...openSends(desk, accountId).reverse(), ...settledSends(desk, accountId, SHOWN_SETTLED)].map(toOutboxItem);
}

/** Takes a reply into the outbox and its draft off the desk, both or neither. The same id twice is one row. */
export function queueReply(session: Session, reply: QueueReply): OutboxItem {
  const { stores, ports, announcer } = session;
  const runtime = session.runtime(reply.accountId);
  mustFindTracked(session, reply.accountId, reply.caseId);
  const status = findCached(stores.cache, reply.accountId, reply.caseId)?.status ?? null;
  if (runtime.client.dialect.capabilities(status).reply === 'no') throw new AppFailure({ kind: 'case-closed' });
  const now = ports.clock.now();
  transact(stores.desk, () => {
    const isNew = insertSend(stores.desk, {
      ...reply,
      kind: 'reply',
      creation: null,
      createdAt: now,
      holdUntil: now + readSettings(stores.desk).undoHoldSeconds * 1_000,
    });
    if (!isNew) return;
    deleteReplyDraft(stores.desk, reply.accountId, reply.caseId);
    audit(session, { action: 'send-queued', accountId: reply.accountId, caseId: reply.caseId, outboxId: reply.id });
  });
  setDraftMark(stores.cache, reply.accountId, reply.caseId, readReplyDraft(stores.desk, reply.accountId, reply.caseId) !== null);
  setOutboxMark(stores.cache, reply.accountId, reply.caseId, markOf(openSendsOfCase(stores.desk, reply.accountId, reply.caseId)));
  announcer.sends(reply.accountId, [reply.id]);
  announcer.cases(reply.accountId, [reply.caseId]);
  runtime.outbox.kick();
  return readSend(session, reply.id);
}

/** Takes a new case into the outbox. Without an external id a unique one goes along, so that Wise can find a lost creation. */
export function queueCreate(session: Session, create: QueueCreate): OutboxItem {
  const { stores, ports, announcer } = session;
  const { id, accountId, description, ...fields } = create;
  const runtime = session.runtime(accountId);
  const now = ports.clock.now();
  transact(stores.desk, () => {
    const isNew = insertSend(stores.desk, {
      id,
      accountId,
      kind: 'create',
      caseId: null,
      text: description,
      creation: { ...fields, externalId: fields.externalId ?? `caseport-${id}` },
      createdAt: now,
      holdUntil: now + readSettings(stores.desk).undoHoldSeconds * 1_000,
    });
    if (!isNew) return;
    deleteNewCaseDraft(stores.desk, accountId);
    audit(session, { action: 'send-queued', accountId, caseId: null, outboxId: id });
  });
  announcer.sends(accountId, [id]);
  runtime.outbox.kick();
  return readSend(session, id);
}

/** Takes a send back; its words become the draft again, before whatever was written since. */
export function undoSend(session: Session, id: string): OutboxItem {
  const row = mustFindSend(session, id);
  const undone = session.runtime(row.accountId).outbox.undo(id);
  backToDraft(session, undone);
  return toOutboxItem(undone);
}

function backToDraft(session: Session, row: OutboxRow): void {
  const { stores, ports, announcer } = session;
  const now = ports.clock.now();
  if (row.kind === 'create') {
    if (row.creation === null || readNewCaseDraft(stores.desk, row.accountId) !== null) return;
    const { type, subject, userId, transferId, profileId, externalId } = row.creation;
    const isOwnExternalId = externalId === `caseport-${row.id}`;
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
  const since = readReplyDraft(stores.desk, row.accountId, row.caseId);
  const text = since === null ? row.text : `${row.text}\n\n${since.text}`;
  writeReplyDraft(stores.desk, row.accountId, row.caseId, {
    text,
    selectionStart: row.text.length,
    selectionEnd: row.text.length,
    savedAt: now,
  });
  setDraftMark(stores.cache, row.accountId, row.caseId, true);
  announcer.cases(row.accountId, [row.caseId]);
}

export async function reviewSend(
  session: Session,
  id: string,
  action: 'look-again' | 'send-again' | 'discard',
): Promise<OutboxItem> {
  const row = mustFindSend(session, id);
  return toOutboxItem(await session.runtime(row.accountId).outbox.review(id, action));
}
