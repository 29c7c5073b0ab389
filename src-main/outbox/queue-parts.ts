import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { QueueParts } from '../../src-shared/replies.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { transact } from '../store/database.ts';
import { deleteReplyDraft } from '../store/drafts-table.ts';
import { toOutboxItems } from '../store/outbox-items.ts';
import { findSend, insertSend, partsOf } from '../store/outbox-table.ts';
import { readSettings } from '../store/settings-table.ts';
import { mustFindSend, mustTakeReplies, refuseUnfilled, tellQueued } from './queue.ts';

/**
 * Takes the parts of a long reply into the outbox and its draft off the desk, all or nothing. The id of the first part
 * names the whole: the same id twice is one reply.
 */
export function queueParts(session: Session, { accountId, caseId, parts }: QueueParts): OutboxItem[] {
  const { stores, ports } = session;
  const runtime = mustTakeReplies(session, accountId, caseId);
  for (const { text } of parts) refuseUnfilled('text', text);
  const ids = parts.map(({ id }) => id);
  const partOf = ids[0] ?? '';
  const now = ports.clock.now();
  const holdUntil = now + readSettings(stores.desk).undoHoldSeconds * 1_000;
  transact(stores.desk, () => {
    if (findSend(stores.desk, partOf) !== null) return;
    for (const { id, text } of parts) {
      const send = { id, accountId, caseId, text, kind: 'reply', creation: null, createdAt: now, holdUntil, partOf } as const;
      // The id of some other send would leave a hole in the reply.
      if (!insertSend(stores.desk, send)) throw new Error('a part with the id of another send');
      audit(session, { action: 'send-queued', accountId, caseId, outboxId: id });
    }
    deleteReplyDraft(stores.desk, accountId, caseId);
  });
  tellQueued(session, accountId, caseId, ids);
  runtime.outbox.kick();
  return toOutboxItems(stores.desk, partsOf(stores.desk, mustFindSend(session, partOf)));
}
