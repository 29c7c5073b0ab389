import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { Desk } from '../stores/desk.ts';

/** Before a part of a long reply is given up: the parts that wait for it become the draft again. */
export async function takeBackRest(desk: Desk, item: OutboxItem): Promise<void> {
  if (item.partOf === null) return;
  const { items } = desk.outbox.store.getState();
  const waiting = (items ?? []).find(
    (one) => one.id !== item.id && one.partOf === item.partOf && (one.state === 'queued' || one.state === 'retry-wait'),
  );
  if (waiting === undefined) return;
  await desk.drafts.flushAll();
  const reply = await desk.outbox.undo(waiting.id);
  if (reply.ok) desk.drafts.putBack(reply.value);
}
