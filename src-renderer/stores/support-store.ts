import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply, Request } from '../../src-shared/ipc.ts';
import { NO_STATUS, type StatusReport } from '../../src-shared/status-page.ts';
import type { SupportDraft, SupportRequest, SupportRequestWhole, SupportState } from '../../src-shared/support.ts';
import { coalesce } from './coalesce.ts';

const SAVE_AFTER_MS = 300;

export type SupportStoreState = {
  readonly report: StatusReport;
  /** Null until they were asked for. */
  readonly requests: readonly SupportRequest[] | null;
  /** The one on screen. */
  readonly open: SupportRequestWhole | null;
  readonly save: 'saved' | 'unsaved' | 'failed';
  readonly error: AppError | null;
};

/** The parts of a draft that are others now. */
function changedSince(before: SupportDraft, now: SupportDraft): Partial<SupportDraft> {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(Object.entries(now).filter(([part, value]) => old.get(part) !== value));
}

export type SupportStore = ReturnType<typeof createSupportStore>;

/** The status page, and requests to technical support with the draft that is being written. */
export function createSupportStore(bridge: Bridge) {
  const store: StoreApi<SupportStoreState> = createStore<SupportStoreState>()(() => ({
    report: NO_STATUS,
    requests: null,
    open: null,
    save: 'saved',
    error: null,
  }));
  const undo: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves run in order, so that an older draft never lands on a newer one. */
  let queue: Promise<void> = Promise.resolve();
  /** Raised with everything that puts a request on screen, or takes it away: of two, the last one stays. */
  let shown = 0;

  const loadReport = coalesce(async () => {
    const reply = await bridge.call('status.report', {});
    if (reply.ok) store.setState({ report: reply.value });
  });

  const loadRequests = coalesce(async () => {
    const reply = await bridge.call('support.list', {});
    if (reply.ok) store.setState({ requests: reply.value, error: null });
    else store.setState({ error: reply.error });
  });

  async function saveNow(): Promise<void> {
    const { open, save } = store.getState();
    if (open === null || open.state !== 'draft' || save === 'saved') return;
    const reply = await bridge.call('support.save', { id: open.id, draft: open.draft });
    const now = store.getState().open;
    // What was written meanwhile is saved by the next round.
    if (now === null || now.id !== open.id || now.draft !== open.draft) return;
    if (reply.ok) store.setState({ open: { ...reply.value, draft: now.draft }, save: 'saved', error: null });
    else store.setState({ save: 'failed', error: reply.error });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    queue = queue.then(saveNow);
    return queue;
  }

  /** Asks for something that answers with the whole request, which is then the one on screen. */
  async function show(asking: Promise<Reply<SupportRequestWhole>>): Promise<Reply<SupportRequestWhole>> {
    const mine = ++shown;
    const before = store.getState().open;
    const reply = await asking;
    if (!reply.ok || mine !== shown) return reply;
    const now = store.getState().open;
    const isSame = before !== null && now?.id === before.id && reply.value.id === now.id && reply.value.state === 'draft';
    // What was written while the answer was on its way is newer than the answer.
    const written = isSame ? changedSince(before.draft, now.draft) : {};
    const isWritten = Object.keys(written).length > 0;
    const open = { ...reply.value, draft: { ...reply.value.draft, ...written } };
    store.setState({ open, save: isWritten ? 'unsaved' : 'saved', error: null });
    if (isWritten) saveSoon();
    return reply;
  }

  function saveSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
  }

  return {
    store,
    flush,
    loadRequests,
    start(): void {
      undo.push(
        bridge.on('status.changed', () => void loadReport()),
        bridge.on('support.changed', () => void loadRequests()),
        // The page may come before the store is open.
        bridge.on('app.changed', () => void loadReport()),
        bridge.on('accounts.changed', () => void loadReport()),
      );
      void loadReport();
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
      clearTimeout(timer);
    },
    async readStatusNow(): Promise<Reply<StatusReport>> {
      const reply = await bridge.call('status.readNow', {});
      if (reply.ok) store.setState({ report: reply.value });
      return reply;
    },
    async begin(asked: Request<'support.begin'>): Promise<Reply<SupportRequestWhole>> {
      await flush();
      return show(bridge.call('support.begin', asked));
    },
    async openRequest(id: string): Promise<Reply<SupportRequestWhole>> {
      await flush();
      return show(bridge.call('support.get', { id }));
    },
    async close(): Promise<void> {
      const mine = ++shown;
      await flush();
      if (mine === shown) store.setState({ open: null, save: 'saved' });
    },
    /** The account is gone from this computer, and a request in its name with it. */
    forget(accountId: string): void {
      if (store.getState().open?.accountId !== accountId) return;
      clearTimeout(timer);
      shown++;
      store.setState({ open: null, save: 'saved', error: null });
    },
    edit(part: Partial<SupportDraft>): void {
      const { open } = store.getState();
      if (open === null || open.state !== 'draft') return;
      store.setState({ open: { ...open, draft: { ...open.draft, ...part } }, save: 'unsaved' });
      saveSoon();
    },
    async addCalls(callIds: readonly number[]): Promise<Reply<SupportRequestWhole> | null> {
      await flush();
      const { open } = store.getState();
      return open === null ? null : show(bridge.call('support.addCalls', { id: open.id, callIds: [...callIds] }));
    },
    async mark(id: string, state: SupportState, at: number | null): Promise<Reply<SupportRequestWhole>> {
      await flush();
      return show(bridge.call('support.mark', { id, state, at }));
    },
    async discard(id: string): Promise<Reply<object>> {
      clearTimeout(timer);
      shown++;
      await queue;
      const reply = await bridge.call('support.discard', { id });
      if (reply.ok) store.setState({ open: null, save: 'saved', error: null });
      return reply;
    },
  };
}
