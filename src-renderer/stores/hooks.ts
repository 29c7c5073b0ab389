import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { AppState } from './app-store.ts';
import { createClock } from './clock.ts';
import type { Desk } from './desk.ts';
import type { DraftsState } from './drafts-store.ts';
import type { ImportState } from './import-store.ts';
import type { InboxState } from './inbox-state.ts';
import type { MarksState } from './marks-store.ts';
import type { NotesState } from './notes-store.ts';
import type { OutboxStoreState } from './outbox-store.ts';
import type { RepliesState } from './replies-store.ts';
import type { SupportStoreState } from './support-store.ts';
import type { ThreadState } from './thread-store.ts';
import type { UiState } from './ui-store.ts';
import type { ViewsState } from './views-store.ts';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('no desk above this component');
  return desk;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useDesk().app.store, select);
}

export function useInbox<T>(select: (state: InboxState) => T): T {
  return useStore(useDesk().inbox.store, select);
}

export function useThread<T>(select: (state: ThreadState) => T): T {
  return useStore(useDesk().thread.store, select);
}

export function useOutbox<T>(select: (state: OutboxStoreState) => T): T {
  return useStore(useDesk().outbox.store, select);
}

export function useDrafts<T>(select: (state: DraftsState) => T): T {
  return useStore(useDesk().drafts.store, select);
}

export function useImport<T>(select: (state: ImportState) => T): T {
  return useStore(useDesk().imports.store, select);
}

export function useReplies<T>(select: (state: RepliesState) => T): T {
  return useStore(useDesk().replies.store, select);
}

export function useMarks<T>(select: (state: MarksState) => T): T {
  return useStore(useDesk().marks.store, select);
}

export function useNotes<T>(select: (state: NotesState) => T): T {
  return useStore(useDesk().notes.store, select);
}

export function useViews<T>(select: (state: ViewsState) => T): T {
  return useStore(useDesk().views.store, select);
}

export function useSupport<T>(select: (state: SupportStoreState) => T): T {
  return useStore(useDesk().support.store, select);
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useDesk().ui.store, select);
}

const slow = createClock(10_000);
const fast = createClock(1_000);

/** The time, renewed every ten seconds (`fast`: every second). Nothing ticks while the window is hidden. */
export function useNow(pace: 'slow' | 'fast' = 'slow'): number {
  const clock = pace === 'slow' ? slow : fast;
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** Runs `act` once the page was visible and focused for `delayMs` with the same `what`. */
export function useSeen(what: string | null, delayMs: number, act: () => void): void {
  useEffect(() => {
    if (what === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function consider(): void {
      clearTimeout(timer);
      if (!document.hidden && document.hasFocus()) timer = setTimeout(act, delayMs);
    }
    consider();
    window.addEventListener('focus', consider);
    window.addEventListener('blur', consider);
    document.addEventListener('visibilitychange', consider);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', consider);
      window.removeEventListener('blur', consider);
      document.removeEventListener('visibilitychange', consider);
    };
  }, [what, delayMs, act]);
}
