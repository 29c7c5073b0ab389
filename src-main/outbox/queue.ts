import { AppFailure } from '../../src-shared/errors.ts';
import type { OutboxItem, QueueCreate, QueueReply } from '../../src-shared/outbox.ts';
import { unfilledWords } from '../../src-shared/placeholders.ts';
import type { AccountRuntime } from '../account-runtime.ts';
import { audit } from '../audit/audit.ts';
import { mustFindTracked } from '../inbox/register.ts';
import type { Session } from '../session.ts';
import { findCached, setDraftMark, setOutboxMark } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { deleteNewCaseDraft, deleteReplyDraft, readReplyDraft } from '../store/drafts-table.ts';
import { toOutboxItems } from '../store/outbox-items.ts';
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
import { ownExternalId } from './settle-created.ts';
import { takeBackRest } from './take-back.ts';

const SHOWN_SETTLED = 50;

/** @throws AppFailure `no-such-send` */
export function mustFindSend(session: Session, id: string): OutboxRow {
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
  return toOutboxItems(desk, [...openSends(desk, accountId).reverse(), ...settledSends(desk, accountId, SHOWN_SETTLED)]);
}

/** @throws AppFailure where the case is not tracked, or takes no replies */
export function mustTakeReplies(session: Session, accountId: string, caseId: string): AccountRuntime {
  const runtime = session.runtime(accountId);
  mustFindTracked(session, accountId, caseId);
  const status = findCached(session.stores.cache, accountId, caseId)?.status ?? null;
  if (runtime.client.dialect.capabilities(status).reply === 'no') throw new AppFailure({ kind: 'case-closed' });
  return runtime;
}

/** A place that nobody filled in is never sent, whoever asks. @throws AppFailure `invalid-field` */
export function refuseUnfilled(field: 'text' | 'subject' | 'description', text: string): void {
  const message = unfilledWords(text);
  if (message !== null) throw new AppFailure({ kind: 'invalid-field', field, message });
}

/** Brings the marks of a case up to date and tells the renderer. */
export function tellQueued({ stores, announcer }: Session, accountId: string, caseId: string, ids: readonly string[]): void {
  setDraftMark(stores.cache, accountId, caseId, readReplyDraft(stores.desk, accountId, caseId) !== null);
  setOutboxMark(stores.cache, accountId, caseId, markOf(openSendsOfCase(stores.desk, accountId, caseId)));
  announcer.sends(accountId, ids);
  announcer.cases(accountId, [caseId]);
}

/** Takes a reply into the outbox and its draft off the desk, both or neither. The same id twice is one row. */
export function queueReply(session: Session, reply: QueueReply): OutboxItem {
  const { stores, ports } = session;
  const runtime = mustTakeReplies(session, reply.accountId, reply.caseId);
  refuseUnfilled('text', reply.text);
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
  tellQueued(session, reply.accountId, reply.caseId, [reply.id]);
  runtime.outbox.kick();
  return readSend(session, reply.id);
}

/** Takes a new case into the outbox. Without an external id a unique one goes along, so that Wise can find a lost creation. */
export function queueCreate(session: Session, create: QueueCreate): OutboxItem {
  const { stores, ports, announcer } = session;
  const { id, accountId, description, ...fields } = create;
  const runtime = session.runtime(accountId);
  refuseUnfilled('subject', fields.subject);
  refuseUnfilled('description', description);
  const now = ports.clock.now();
  transact(stores.desk, () => {
    const isNew = insertSend(stores.desk, {
      id,
      accountId,
      kind: 'create',
      caseId: null,
      text: description,
      creation: { ...fields, externalId: fields.externalId ?? ownExternalId(id) },
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

export async function reviewSend(
  session: Session,
  id: string,
  action: 'look-again' | 'send-again' | 'discard',
): Promise<OutboxItem> {
  const row = mustFindSend(session, id);
  if (action === 'discard') takeBackRest(session, row);
  return toOutboxItem(await session.runtime(row.accountId).outbox.review(id, action));
}
