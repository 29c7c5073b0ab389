import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseThread, Entry } from '../../src-shared/cases.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge } from '../../src-shared/ipc.ts';
import { coalesce } from './coalesce.ts';

const THREADS_KEPT = 30;
const OLDER_AT_A_TIME = 200;

export type ThreadState = {
  readonly caseId: string | null;
  readonly thread: CaseThread | null;
  /** All entries loaded, oldest first. */
  readonly entries: readonly Entry[];
  readonly olderEntries: number;
  /** Entries after this one were new when the case was opened; null: all were. */
  readonly readUpTo: string | null;
  readonly loadingOlder: boolean;
  /** Why older entries are not here though they were asked for. */
  readonly olderError: AppError | null;
  readonly error: AppError | null;
};

type Kept = Pick<ThreadState, 'thread' | 'entries' | 'olderEntries'>;

const NOTHING: Kept & { readUpTo: null; loadingOlder: false; olderError: null; error: null } = {
  thread: null,
  entries: [],
  olderEntries: 0,
  readUpTo: null,
  loadingOlder: false,
  olderError: null,
  error: null,
};

/** Puts a newer window of entries behind the older ones that were loaded before. */
export function joinEntries(
  known: readonly Entry[],
  window: readonly Entry[],
  olderEntries: number,
): { entries: Entry[]; olderEntries: number } {
  // What did not change stays the same object, so that it is not drawn anew with every piece of news.
  const old = new Map(known.map((entry) => [entry.id, entry]));
  const same = window.map((entry) => {
    const before = old.get(entry.id);
    return before !== undefined && JSON.stringify(before) === JSON.stringify(entry) ? before : entry;
  });
  const first = window[0];
  const at = first === undefined ? -1 : known.findIndex((entry) => entry.id === first.id);
  const older = at > 0 ? known.slice(0, at) : [];
  return { entries: [...older, ...same], olderEntries: Math.max(0, olderEntries - older.length) };
}

export type ThreadStore = ReturnType<typeof createThreadStore>;

/**
 * The case on screen.
 * @param onAsk told of each reading that is asked for; its answer is told of what was read, before it is shown
 */
export function createThreadStore(
  bridge: Bridge,
  activeId: () => string | null,
  onAsk: (accountId: string, caseId: string) => (thread: CaseThread) => void,
) {
  const store: StoreApi<ThreadState> = createStore<ThreadState>()(() => ({ caseId: null, ...NOTHING }));
  const undo: (() => void)[] = [];
  const kept = new Map<string, Kept>();

  const refresh = coalesce(async () => {
    const accountId = activeId();
    const { caseId } = store.getState();
    if (accountId === null || caseId === null) return;
    const onRead = onAsk(accountId, caseId);
    const reply = await bridge.call('cases.open', { accountId, caseId });
    const state = store.getState();
    if (state.caseId !== caseId || accountId !== activeId()) return;
    if (!reply.ok) return store.setState({ error: reply.error });
    onRead(reply.value);
    const first = state.thread === null || state.thread.row.id !== caseId;
    const joined = joinEntries(state.entries, reply.value.entries, reply.value.olderEntries);
    store.setState({ thread: reply.value, ...joined, error: null, ...(first ? { readUpTo: reply.value.readUpTo } : {}) });
    keep(`${accountId} ${caseId}`, { thread: reply.value, ...joined });
  });

  function keep(key: string, value: Kept): void {
    kept.delete(key);
    kept.set(key, value);
    for (const old of kept.keys()) {
      if (kept.size <= THREADS_KEPT) break;
      kept.delete(old);
    }
  }

  function onChange(event: { readonly accountId: string; readonly ids: readonly string[] }, anyId: boolean): void {
    const { caseId } = store.getState();
    if (event.accountId !== activeId() || caseId === null) return;
    if (anyId || event.ids.includes(caseId)) void refresh();
  }

  return {
    store,
    refresh,
    start(): void {
      undo.push(
        bridge.on('cases.changed', (event) => onChange(event, false)),
        bridge.on('outbox.changed', (event) => onChange(event, true)),
      );
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
    },
    reset(): void {
      kept.clear();
      store.setState({ caseId: null, ...NOTHING });
    },
    open(caseId: string | null): void {
      if (caseId === store.getState().caseId) return;
      const known = caseId === null ? undefined : kept.get(`${activeId()} ${caseId}`);
      store.setState({ caseId, ...NOTHING, ...known, readUpTo: known?.thread?.readUpTo ?? null });
      void refresh();
    },
    async loadOlder(): Promise<void> {
      const accountId = activeId();
      const { caseId, entries, olderEntries, loadingOlder } = store.getState();
      const first = entries[0];
      if (accountId === null || caseId === null || first === undefined || olderEntries === 0 || loadingOlder) return;
      store.setState({ loadingOlder: true, olderError: null });
      const reply = await bridge.call('cases.olderEntries', { accountId, caseId, before: first.id, count: OLDER_AT_A_TIME });
      const state = store.getState();
      // The same number may be another case of another account.
      if (state.caseId !== caseId || accountId !== activeId()) return;
      store.setState({ loadingOlder: false });
      if (!reply.ok) return store.setState({ olderError: reply.error });
      if (state.entries[0]?.id !== first.id) return;
      const { olderEntries: left, entries: older } = reply.value;
      const all = { entries: [...older, ...state.entries], olderEntries: left };
      store.setState(all);
      keep(`${accountId} ${caseId}`, { thread: state.thread, ...all });
    },
    /** What is on screen was seen. */
    async markRead(): Promise<void> {
      const accountId = activeId();
      const { caseId, thread, entries } = store.getState();
      const last = entries.at(-1);
      if (accountId === null || caseId === null || thread === null || last === undefined) return;
      if (thread.readUpTo === last.id && !thread.row.unread) return;
      await bridge.call('cases.markRead', { accountId, caseId, upTo: last.id });
    },
  };
}
