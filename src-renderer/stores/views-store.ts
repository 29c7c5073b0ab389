import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import type { CountedView, SavedView } from '../../src-shared/work.ts';
import { coalesce } from './coalesce.ts';
import { throttle } from './throttle.ts';

/** Counting every saved view anew is a search each; while many cases are read, twice a second is often enough. */
const COUNTED_EVERY_MS = 500;

export type ViewsState = {
  /** Null until they were asked for. */
  readonly views: readonly CountedView[] | null;
  /** The one that was opened last; what is on screen may have been changed since. */
  readonly openId: string | null;
  readonly error: AppError | null;
};

export type ViewsStore = ReturnType<typeof createViewsStore>;

/** Searches that were given a name, with their counts. */
export function createViewsStore(bridge: Bridge, activeId: () => string | null) {
  const store: StoreApi<ViewsState> = createStore<ViewsState>()(() => ({ views: null, openId: null, error: null }));
  const undo: (() => void)[] = [];

  const refresh = coalesce(async () => {
    const accountId = activeId();
    if (accountId === null) return;
    const reply = await bridge.call('views.list', { accountId });
    if (accountId !== activeId()) return;
    if (reply.ok) store.setState({ views: reply.value, error: null });
    else store.setState({ error: reply.error });
  });

  const countAnew = throttle(COUNTED_EVERY_MS, () => void refresh());

  const ifActive = (event: { readonly accountId: string }) => {
    if (event.accountId === activeId()) countAnew();
  };

  return {
    store,
    refresh,
    start(): void {
      undo.push(
        bridge.on('views.changed', () => void refresh()),
        bridge.on('cases.changed', ifActive),
        bridge.on('outbox.changed', ifActive),
      );
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
      countAnew.stop();
    },
    reset(): void {
      store.setState({ views: null, openId: null, error: null });
      void refresh();
    },
    setOpen(openId: string | null): void {
      store.setState({ openId });
    },
    async save(view: SavedView): Promise<Reply<object>> {
      const reply = await bridge.call('views.save', { view });
      if (reply.ok) await refresh();
      return reply;
    },
    async remove(id: string): Promise<Reply<{ removed: SavedView | null }>> {
      const reply = await bridge.call('views.remove', { id });
      if (reply.ok) await refresh();
      return reply;
    },
    /** Moves one up (-1) or down (1). */
    async move(id: string, by: -1 | 1): Promise<Reply<object> | null> {
      const ids = (store.getState().views ?? []).map((view) => view.id);
      const at = ids.indexOf(id);
      const other = ids[at + by];
      if (at < 0 || other === undefined) return null;
      ids[at + by] = id;
      ids[at] = other;
      return this.order(ids);
    },
    async order(ids: readonly string[]): Promise<Reply<object>> {
      const reply = await bridge.call('views.order', { ids: [...ids] });
      if (reply.ok) await refresh();
      return reply;
    },
  };
}
