import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseGrouping, CaseRow, CaseSort, ListSource } from '../../src-shared/cases.ts';
import type { Bridge } from '../../src-shared/ipc.ts';
import type { Arrangement } from '../inbox/arrangement.ts';
import { coalesce } from './coalesce.ts';
import type { InboxState } from './inbox-state.ts';
import { indexOf, NO_ROWS, NOTHING_FOUND, PAGE, type Rows, rowAt } from './list-rows.ts';
import { canBeAsked, sourceKey } from './list-source.ts';

const LISTS_KEPT = 12;

const FIRST: ListSource = { kind: 'view', view: 'needs-action' };
const USUAL: Arrangement = { sort: 'newest-activity', grouping: 'none' };

export type InboxStore = ReturnType<typeof createInboxStore>;

/** The list of cases: loaded in windows, old rows kept until the new ones are there. */
export function createInboxStore(bridge: Bridge, activeId: () => string | null) {
  const store: StoreApi<InboxState> = createStore<InboxState>()(() => ({
    source: FIRST,
    ...USUAL,
    ...NO_ROWS,
    hits: new Map(),
    error: null,
    unsearched: '',
    shown: '',
    selectedId: null,
    selectedIndex: -1,
  }));
  const undo: (() => void)[] = [];
  const kept = new Map<string, Rows>();
  /** Page -> generation that it was asked for in. Pages of older generations are asked for again when they are seen. */
  const asked = new Map<number, number>();
  /** How each view was arranged last, while the window is open. All searches share one. */
  const arranged = new Map<string, Arrangement>();
  /** Where leaving a search leads back to: the view that was opened last, built in or saved. */
  let home: { readonly source: ListSource; readonly arrangement: Arrangement | null } = { source: FIRST, arrangement: null };
  let generation = 0;
  /** Questions are numbered, for an answer may overtake the one before it. */
  let questions = 0;
  /** The first question about the list as it is now: what was asked before it is about another one. */
  let firstQuestion = 0;
  /** Page -> question that was answered for it. */
  const answered = new Map<number, number>();
  let newestAnswered = 0;
  let wanted = { first: 0, last: 0 };

  const key = () => `${activeId()} ${store.getState().sort} ${store.getState().grouping} ${sourceKey(store.getState().source)}`;

  function show(rows: Rows): void {
    const { selectedId, selectedIndex } = store.getState();
    const found = selectedId === null ? null : indexOf(rows, selectedId);
    const name = key();
    store.setState({ ...rows, error: null, shown: name, selectedIndex: found ?? selectedIndex });
    kept.delete(name);
    kept.set(name, rows);
    for (const old of kept.keys()) {
      if (kept.size <= LISTS_KEPT) break;
      kept.delete(old);
    }
  }

  async function fetchPage(page: number): Promise<void> {
    const accountId = activeId();
    const { source, sort, grouping } = store.getState();
    if (accountId === null || !canBeAsked(source)) return;
    const mine = key();
    asked.set(page, generation);
    const question = ++questions;
    const reply = await bridge.call('cases.window', { accountId, source, sort, grouping, start: page * PAGE, count: PAGE });
    if (mine !== key() || question < firstQuestion || question < (answered.get(page) ?? 0)) return;
    if (!reply.ok) {
      asked.delete(page);
      // Rows of another list are not shown as if they were those of this one.
      return store.setState({ ...(store.getState().shown === mine ? {} : NO_ROWS), error: reply.error });
    }
    answered.set(page, question);
    const { rows, hits } = reply.value;
    const state = store.getState();
    const pages = new Map(state.shown === mine ? state.pages : []);
    pages.set(page, rows);
    const { total, more, groups } = question < newestAnswered ? { ...state, total: state.total ?? 0 } : reply.value;
    newestAnswered = Math.max(newestAnswered, question);
    for (const other of pages.keys()) if (other * PAGE >= total) pages.delete(other);
    show({ total, more, groups, pages });
    if (source.kind === 'query') {
      const lines = new Map(store.getState().hits);
      for (const hit of hits) {
        if (hit.line === null) lines.delete(hit.caseId);
        else lines.set(hit.caseId, hit.line);
      }
      store.setState({ hits: lines });
    }
  }

  const refresh = coalesce(async () => {
    generation++;
    const pages: Promise<void>[] = [];
    for (let page = wanted.first; page <= wanted.last; page++) pages.push(fetchPage(page));
    await Promise.all(pages);
  });

  function change(part: Partial<Pick<InboxState, 'source' | 'sort' | 'grouping'>>): void {
    const before = store.getState();
    store.setState({ ...part, hits: new Map(), error: null, unsearched: '' });
    const { source } = store.getState();
    const known = canBeAsked(source) ? kept.get(key()) : NOTHING_FOUND;
    // Rows of the last letter stay until those of the next are there: a list that goes away with every key can not be read.
    // That there were none says nothing about the next.
    const isTyping = before.source.kind === 'query' && source.kind === 'query' && before.total !== 0;
    const rows = known ?? (isTyping ? store.getState() : NO_ROWS);
    asked.clear();
    answered.clear();
    firstQuestion = questions + 1;
    generation++;
    wanted = { first: 0, last: 0 };
    const { total, more, groups, pages } = rows;
    store.setState({ total, more, groups, pages, selectedIndex: -1, ...(known === undefined ? {} : { shown: key() }) });
    const { selectedId } = store.getState();
    if (selectedId !== null) store.setState({ selectedIndex: indexOf(rows, selectedId) ?? -1 });
    // At once: a slow search that was left is not waited for.
    void fetchPage(0);
  }

  /** The number of the row `by` further than the selected one, or of the nearest that exists. */
  function numberBy(by: number): number | null {
    const state = store.getState();
    if (state.total === null || state.total === 0) return null;
    const left = state.selectedId !== null && rowAt(state, state.selectedIndex)?.id !== state.selectedId;
    // Where the selected case has left the list, its place is taken by the next one.
    const from = left && by > 0 ? state.selectedIndex - 1 : state.selectedIndex;
    return Math.max(0, Math.min(state.total - 1, from + by));
  }

  function placed(index: number | null): { readonly row: CaseRow; readonly index: number } | null {
    const row = index === null ? null : rowAt(store.getState(), index);
    return row === null || index === null ? null : { row, index };
  }

  const arrangedKey = (source: ListSource) => (source.kind === 'view' ? source.view : 'query');

  function setSource(source: ListSource): void {
    if (source.kind === 'view') home = { source, arrangement: null };
    if (sourceKey(source) === sourceKey(store.getState().source)) {
      // The same object would not tell the search box to let go of what is no search yet.
      store.setState({ source, unsearched: '' });
      void refresh();
    } else if (source.kind === 'query' && store.getState().source.kind === 'query') change({ source });
    else change({ source, ...(arranged.get(arrangedKey(source)) ?? USUAL) });
  }

  /** Shows a saved view, which brings its arrangement along. */
  function setArranged(source: ListSource, { sort, grouping }: Arrangement): void {
    home = { source, arrangement: { sort, grouping } };
    change({ source, sort, grouping });
  }

  function arrange(part: Partial<Arrangement>): void {
    const { source, sort, grouping } = store.getState();
    arranged.set(arrangedKey(source), { sort, grouping, ...part });
    change(part);
  }

  return {
    store,
    refresh,
    setSource,
    setArranged,
    start(): void {
      const changed = (event: { readonly accountId: string }) => {
        if (event.accountId === activeId()) void refresh();
      };
      undo.push(bridge.on('cases.changed', changed), bridge.on('outbox.changed', changed));
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
    },
    /** Another account: nothing of the old one stays on screen. */
    reset(): void {
      store.setState({ selectedId: null, selectedIndex: -1 });
      arranged.clear();
      home = { source: FIRST, arrangement: null };
      change({ source: FIRST, ...USUAL });
    },
    /** Back to the view that the search was begun in. */
    leaveSearch(): void {
      const { source } = store.getState();
      if (source.kind !== 'query') return;
      const { source: back, arrangement } = home;
      // A saved view is a search itself: leaving it leads to where the day begins.
      if (arrangement === null || sourceKey(back) === sourceKey(source)) setSource(arrangement === null ? back : FIRST);
      else setArranged(back, arrangement);
    },
    setUnsearched(unsearched: string): void {
      if (store.getState().unsearched !== unsearched) store.setState({ unsearched });
    },
    setSort(sort: CaseSort): void {
      arrange({ sort });
    },
    setGrouping(grouping: CaseGrouping): void {
      arrange({ grouping });
    },
    /** The number of a case that is loaded. */
    numberOf: (id: string): number | null => indexOf(store.getState(), id),
    /** Ids of the rows from one number to another, asking for those that were never on screen. */
    async idsBetween(first: number, last: number): Promise<readonly string[]> {
      const [from, to] = first < last ? [first, last] : [last, first];
      const name = key();
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
        if (!store.getState().pages.has(page)) await fetchPage(page);
        // Another list, or an error that is shown: part of a range is none.
        if (name !== key() || !store.getState().pages.has(page)) return [];
      }
      const rows = Array.from({ length: to - from + 1 }, (_, at) => rowAt(store.getState(), from + at));
      return rows.flatMap((row) => (row === null ? [] : [row.id]));
    },
    /** Rows `first` to `last` are on screen. */
    ensure(first: number, last: number): void {
      wanted = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
      for (let page = wanted.first; page <= wanted.last; page++) {
        if (asked.get(page) !== generation) void fetchPage(page);
      }
    },
    select(id: string | null, index?: number): void {
      const state = store.getState();
      store.setState({ selectedId: id, selectedIndex: index ?? (id === null ? -1 : (indexOf(state, id) ?? -1)) });
    },
    /** The row `by` further than the selected one, or the nearest that exists; null where it is not here. */
    neighbour: (by: number) => placed(numberBy(by)),
    /** The same, asking for a row that was never on screen; null where another case was selected meanwhile. */
    async askNeighbour(by: number): Promise<{ readonly row: CaseRow; readonly index: number } | null> {
      const index = numberBy(by);
      const [name, { selectedId }] = [key(), store.getState()];
      if (index !== null) await fetchPage(Math.floor(index / PAGE));
      return name === key() && store.getState().selectedId === selectedId ? placed(index) : null;
    },
  };
}
