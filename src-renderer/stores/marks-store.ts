import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Marks, NO_MARKS, withMarked, withTurned } from './marks.ts';

export type MarksState = {
  readonly marks: Marks;
  /** Where a range begins: the case that was marked or opened last. */
  readonly anchorId: string | null;
};

export type MarksStore = ReturnType<typeof createMarksStore>;

/** The cases of the list that are marked. Another list begins without any. */
export function createMarksStore() {
  const store: StoreApi<MarksState> = createStore<MarksState>()(() => ({ marks: NO_MARKS, anchorId: null }));
  return {
    store,
    turn(id: string): void {
      store.setState({ marks: withTurned(store.getState().marks, id), anchorId: id });
    },
    /** Marks these too, and leaves the beginning of the range where it is. */
    add(ids: readonly string[]): void {
      store.setState({ marks: withMarked(store.getState().marks, ids), anchorId: store.getState().anchorId ?? ids[0] ?? null });
    },
    all(): void {
      store.setState({ marks: { kind: 'all', except: new Set() } });
    },
    clear(anchorId: string | null = null): void {
      store.setState({ marks: NO_MARKS, anchorId });
    },
  };
}
