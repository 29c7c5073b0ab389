import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge } from '../../src-shared/ipc.ts';
import { countChanges } from './count-changes.ts';
import { draftKey } from './drafts-store.ts';

const SAVE_AFTER_MS = 300;

/** A note as it stands on screen. */
export type LocalNote = {
  readonly accountId: string;
  readonly caseId: string;
  readonly text: string;
  readonly save: 'saved' | 'unsaved' | 'failed';
  /** It is being written: what was read of it before is older, even once this is saved. */
  readonly held: boolean;
  readonly error: AppError | null;
};

export type NotesState = { readonly notes: ReadonlyMap<string, LocalNote> };
export type NotesStore = ReturnType<typeof createNotesStore>;

/** Notes that are being written: each is saved shortly after a key, and at once when it is left. */
export function createNotesStore(bridge: Bridge) {
  const store: StoreApi<NotesState> = createStore<NotesState>()(() => ({ notes: new Map() }));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Saves of one note run in order, so that an older text never lands on a newer one. */
  const queues = new Map<string, Promise<void>>();

  const changes = countChanges();

  function put(key: string, note: LocalNote): void {
    store.setState({ notes: new Map(store.getState().notes).set(key, note) });
  }

  async function saveNow(key: string): Promise<void> {
    const note = store.getState().notes.get(key);
    if (note === undefined || note.save === 'saved') return;
    const { accountId, caseId, text } = note;
    const reply = await bridge.call('work.note', { accountId, caseId, text });
    changes.note(key);
    const now = store.getState().notes.get(key);
    if (now === undefined || now.text !== text) return;
    put(key, reply.ok ? { ...now, save: 'saved', error: null } : { ...now, save: 'failed', error: reply.error });
  }

  function flush(key: string): Promise<void> {
    clearTimeout(timers.get(key));
    timers.delete(key);
    const next = (queues.get(key) ?? Promise.resolve()).then(() => saveNow(key));
    queues.set(key, next);
    return next;
  }

  return {
    store,
    flush,
    async flushAll(): Promise<void> {
      await Promise.all([...store.getState().notes.keys()].map(flush));
    },
    /** The account is gone from this computer: nothing of its notes is saved any more. */
    forget(accountId: string): void {
      const notes = new Map(store.getState().notes);
      for (const [key, note] of store.getState().notes) {
        if (note.accountId !== accountId) continue;
        clearTimeout(timers.get(key));
        timers.delete(key);
        changes.note(key);
        notes.delete(key);
      }
      store.setState({ notes });
    },
    /** It is no longer being written. */
    async release(key: string): Promise<void> {
      await flush(key);
      const note = store.getState().notes.get(key);
      if (note !== undefined) put(key, { ...note, held: false });
    },
    /** False where words stand here that could not be saved. */
    isAllSaved: () => [...store.getState().notes.values()].every(({ save }) => save === 'saved'),
    /** What a reading of the case is judged by, once it is there: see `adopt`. */
    changesOf: changes.of,
    /**
     * The case was read. What is being written here is never replaced by what the store remembers, nor by a reading that was asked
     * for before. @param asOf `changesOf` when it was asked for
     */
    adopt(accountId: string, caseId: string, text: string, asOf: number): void {
      const key = draftKey(accountId, caseId);
      if (changes.of(key) !== asOf) return;
      const old = store.getState().notes.get(key);
      if (old !== undefined && (old.held || old.save !== 'saved' || old.text === text)) return;
      put(key, { accountId, caseId, text, save: 'saved', held: false, error: null });
    },
    edit(accountId: string, caseId: string, text: string): void {
      const key = draftKey(accountId, caseId);
      changes.note(key);
      put(key, { accountId, caseId, text, save: 'unsaved', held: true, error: null });
      clearTimeout(timers.get(key));
      timers.set(
        key,
        setTimeout(() => void flush(key), SAVE_AFTER_MS),
      );
    },
  };
}
