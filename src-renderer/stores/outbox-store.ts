import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import type { OutboxItem, ReviewAction } from '../../src-shared/outbox.ts';
import { coalesce } from './coalesce.ts';

export type OutboxStoreState = { readonly items: readonly OutboxItem[] | null; readonly error: AppError | null };

export type OutboxStore = ReturnType<typeof createOutboxStore>;

/** What was sent and is not settled, and the last that were. */
export function createOutboxStore(bridge: Bridge, activeId: () => string | null) {
  const store: StoreApi<OutboxStoreState> = createStore<OutboxStoreState>()(() => ({ items: null, error: null }));
  const undo: (() => void)[] = [];

  const refresh = coalesce(async () => {
    const accountId = activeId();
    if (accountId === null) return;
    const reply = await bridge.call('outbox.list', { accountId });
    if (accountId !== activeId()) return;
    store.setState(reply.ok ? { items: reply.value, error: null } : { error: reply.error });
  });

  return {
    store,
    refresh,
    start(): void {
      undo.push(
        bridge.on('outbox.changed', (event) => {
          if (event.accountId === activeId()) void refresh();
        }),
      );
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
    },
    reset(): void {
      store.setState({ items: null, error: null });
      void refresh();
    },
    async review(id: string, action: ReviewAction): Promise<Reply<OutboxItem>> {
      const reply = await bridge.call('outbox.review', { id, action });
      await refresh();
      return reply;
    },
    async undo(id: string): Promise<Reply<OutboxItem>> {
      const reply = await bridge.call('outbox.undo', { id });
      await refresh();
      return reply;
    },
  };
}

/** The send that can be undone last begun, if any. */
export function heldItem(items: readonly OutboxItem[] | null, now: number): OutboxItem | null {
  const held = (items ?? []).filter((item) => item.state === 'queued' && item.holdUntil !== null && item.holdUntil > now);
  return held.reduce<OutboxItem | null>((best, item) => (best === null || item.createdAt > best.createdAt ? item : best), null);
}
