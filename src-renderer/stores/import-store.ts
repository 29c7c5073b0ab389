import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import type { ImportJob, ImportRow } from '../../src-shared/register.ts';
import { coalesce } from './coalesce.ts';

export type ImportState = {
  /** The newest import of the account; null: none, or not asked for yet. */
  readonly job: ImportJob | null;
  /** An import that was seen running says how it ended until that was read. */
  readonly unread: boolean;
  /** What stands in the box for ids: it outlives the dialog, so that a closed one loses nothing. */
  readonly pasted: string;
};

export type ImportStore = ReturnType<typeof createImportStore>;

/** Cases that join the register in large numbers. */
export function createImportStore(bridge: Bridge, activeId: () => string | null) {
  const store: StoreApi<ImportState> = createStore<ImportState>()(() => ({ job: null, unread: false, pasted: '' }));
  const undo: (() => void)[] = [];

  function take(job: ImportJob | null): void {
    const before = store.getState();
    const running = job?.state === 'running';
    const same = job !== null && before.job?.id === job.id;
    store.setState({ job, unread: running || (same && before.unread) });
  }

  const refresh = coalesce(async () => {
    const accountId = activeId();
    if (accountId === null) return;
    const reply = await bridge.call('register.importJob', { accountId });
    if (reply.ok && accountId === activeId()) take(reply.value.job);
  });

  return {
    store,
    refresh,
    start(): void {
      undo.push(
        bridge.on('import.changed', (event) => {
          if (event.accountId === activeId()) void refresh();
        }),
      );
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
    },
    reset(): void {
      store.setState({ job: null, unread: false, pasted: '' });
      void refresh();
    },
    setPasted(pasted: string): void {
      store.setState({ pasted });
    },
    async begin(rows: readonly ImportRow[]): Promise<Reply<ImportJob> | null> {
      const accountId = activeId();
      if (accountId === null) return null;
      const reply = await bridge.call('register.import', { accountId, rows: [...rows] });
      if (reply.ok && accountId === activeId()) take(reply.value);
      return reply;
    },
    async cancel(): Promise<void> {
      const { job } = store.getState();
      if (job === null) return;
      const reply = await bridge.call('register.cancelImport', { jobId: job.id });
      if (reply.ok) take(reply.value);
      else await refresh();
    },
    markRead(): void {
      if (store.getState().job?.state !== 'running') store.setState({ unread: false });
    },
  };
}
