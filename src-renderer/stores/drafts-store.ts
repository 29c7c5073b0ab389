import { createStore, type StoreApi } from 'zustand/vanilla';
import { LARGEST_DRAFT, type ReplyDraft } from '../../src-shared/drafts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import { countChanges } from './count-changes.ts';

/** A key reaches the disk within this time; the promise is 500 ms. */
const SAVE_AFTER_MS = 300;

export type DraftSave =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'too-large' };

/** What is being written for one case, as the agent sees it. */
export type LocalDraft = {
  readonly accountId: string;
  readonly caseId: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Id of the send that this text will become: pressing Send twice is one row. */
  readonly sendId: string;
  readonly save: DraftSave;
  /** When the text was written that was found here on opening; null where it was begun just now. */
  readonly restoredFrom: number | null;
  readonly sending: boolean;
  readonly sendError: AppError | null;
  /** Raised when something else than typing changed the text, so that the field takes over text and caret. */
  readonly revision: number;
};

export type DraftsState = { readonly drafts: ReadonlyMap<string, LocalDraft> };
export type DraftsStore = ReturnType<typeof createDraftsStore>;

export function draftKey(accountId: string, caseId: string): string {
  return `${accountId} ${caseId}`;
}

/** Replies that are being written. Each is saved shortly after a key, and at once when it is left. */
export function createDraftsStore(bridge: Bridge, newId: () => string) {
  const store: StoreApi<DraftsState> = createStore<DraftsState>()(() => ({ drafts: new Map() }));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Saves of one case run in order, so that an older text never lands on a newer one. */
  const queues = new Map<string, Promise<void>>();

  const changes = countChanges();

  const get = (key: string) => store.getState().drafts.get(key);

  function put(key: string, change: Partial<LocalDraft>): void {
    const old = get(key);
    if (old === undefined) return;
    store.setState({ drafts: new Map(store.getState().drafts).set(key, { ...old, ...change }) });
  }

  function stopTimer(key: string): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
  }

  async function saveNow(key: string): Promise<void> {
    const draft = get(key);
    // What could not be saved is tried again whenever it is left: the disk may have room by then.
    if (draft === undefined || (draft.save.kind !== 'unsaved' && draft.save.kind !== 'failed')) return;
    if (draft.text.length > LARGEST_DRAFT) return put(key, { save: { kind: 'too-large' } });
    const { accountId, caseId, text } = draft;
    const reply: Reply<{ savedAt?: number }> =
      text === ''
        ? await bridge.call('drafts.discardReply', { accountId, caseId }).then((r) => (r.ok ? { ok: true, value: {} } : r))
        : await bridge.call('drafts.saveReply', {
            accountId,
            caseId,
            text,
            selectionStart: draft.start,
            selectionEnd: draft.end,
          });
    changes.note(key);
    if (get(key)?.text !== text) return;
    if (!reply.ok) return put(key, { save: { kind: 'failed', error: reply.error } });
    put(key, { save: reply.value.savedAt === undefined ? { kind: 'untouched' } : { kind: 'saved', at: reply.value.savedAt } });
  }

  function flush(key: string): Promise<void> {
    stopTimer(key);
    const next = (queues.get(key) ?? Promise.resolve()).then(() => saveNow(key));
    queues.set(key, next);
    return next;
  }

  function fresh(accountId: string, caseId: string): LocalDraft {
    return {
      accountId,
      caseId,
      text: '',
      start: 0,
      end: 0,
      sendId: newId(),
      save: { kind: 'untouched' },
      restoredFrom: null,
      sending: false,
      sendError: null,
      revision: 0,
    };
  }

  /** What was sent is off the desk. What came back or was quoted while it was on its way was not sent, and stays. */
  function clear(key: string, { accountId, caseId, text }: LocalDraft): void {
    const now = get(key)?.text ?? '';
    const left = (now.endsWith(text) ? now.slice(0, -text.length) : now.startsWith(text) ? now.slice(text.length) : now).trim();
    changes.note(key);
    put(key, { ...fresh(accountId, caseId), revision: (get(key)?.revision ?? 0) + 1 });
    if (left !== '') setText(key, left, left.length, left.length);
  }

  function setText(key: string, text: string, start: number, end: number): void {
    changes.note(key);
    put(key, { text, start, end, save: { kind: 'unsaved' }, sendError: null, revision: (get(key)?.revision ?? 0) + 1 });
    void flush(key);
  }

  return {
    store,
    flush,
    async flushAll(): Promise<void> {
      await Promise.all([...store.getState().drafts.keys()].map(flush));
    },
    /** False where words stand here that could not be saved. */
    isAllSaved(): boolean {
      return [...store.getState().drafts.values()].every(({ save }) => save.kind === 'saved' || save.kind === 'untouched');
    },
    /** What a reading of the case is judged by, once it is there: see `adopt`. */
    changesOf: changes.of,
    /**
     * The case was read. What is being written here is never replaced by what the store remembers, and what was sent or deleted
     * here does not come back with a reading that was asked for before.
     * @param asOf `changesOf` when it was asked for
     */
    adopt(accountId: string, caseId: string, saved: ReplyDraft | null, asOf: number): void {
      const key = draftKey(accountId, caseId);
      const old = get(key);
      if (changes.of(key) !== asOf) return;
      if (old !== undefined && (old.text !== '' || saved === null || old.sending || old.save.kind === 'unsaved')) return;
      const begun = old ?? fresh(accountId, caseId);
      const found: Partial<LocalDraft> =
        saved === null || saved.text === ''
          ? {}
          : {
              text: saved.text,
              start: saved.selectionStart,
              end: saved.selectionEnd,
              save: { kind: 'saved', at: saved.savedAt },
              restoredFrom: saved.savedAt,
              revision: begun.revision + 1,
            };
      store.setState({ drafts: new Map(store.getState().drafts).set(key, { ...begun, ...found }) });
    },
    edit(key: string, text: string, start: number, end: number): void {
      changes.note(key);
      put(key, { text, start, end, save: { kind: 'unsaved' }, restoredFrom: null, sendError: null });
      // Not restarted by later keys: a fast typist is saved as often as a slow one.
      if (!timers.has(key))
        timers.set(
          key,
          setTimeout(() => void flush(key), SAVE_AFTER_MS),
        );
    },
    setText,
    /** Adds text where the agent already writes, for quotes and for sends that came back. */
    prepend(key: string, text: string): void {
      const old = get(key)?.text ?? '';
      const joined = old === '' ? text : `${text.trimEnd()}\n\n${old}`;
      setText(key, joined, joined.length, joined.length);
    },
    append(key: string, text: string): void {
      const old = get(key)?.text ?? '';
      const joined = old === '' ? text : `${old.trimEnd()}\n\n${text}`;
      setText(key, joined, joined.length, joined.length);
    },
    /** The account is gone from this computer, and what was written in it too: nothing of it is saved any more. */
    forget(accountId: string): void {
      const drafts = new Map(store.getState().drafts);
      for (const [key, draft] of store.getState().drafts) {
        if (draft.accountId !== accountId) continue;
        stopTimer(key);
        changes.note(key);
        drafts.delete(key);
      }
      store.setState({ drafts });
    },
    /** Makes the draft a send. Where that fails, the text stays. */
    async send(key: string): Promise<Reply<OutboxItem> | null> {
      const draft = get(key);
      if (draft === undefined || draft.sending) return null;
      stopTimer(key);
      put(key, { sending: true, sendError: null });
      await flush(key);
      const { accountId, caseId, text, sendId } = draft;
      const reply = await bridge.call('outbox.reply', { id: sendId, accountId, caseId, text });
      if (!reply.ok) {
        put(key, { sending: false, sendError: reply.error });
        return reply;
      }
      // The row of an earlier try with other words: those were queued, these were not.
      if (reply.value.text !== text) {
        put(key, { sending: false, sendId: newId() });
        return reply;
      }
      // The main process took the draft off the desk together with queueing the send: both or neither.
      clear(key, draft);
      return reply;
    },
    /** Makes a draft that is too long several sends, in order: all of them, or none. Where that fails, the text stays. */
    async sendInParts(key: string, texts: readonly string[]): Promise<Reply<OutboxItem[]> | null> {
      const draft = get(key);
      if (draft === undefined || draft.sending) return null;
      stopTimer(key);
      put(key, { sending: true, sendError: null });
      await flush(key);
      const { accountId, caseId, sendId } = draft;
      const parts = texts.map((text, index) => ({ id: index === 0 ? sendId : newId(), text }));
      const reply = await bridge.call('outbox.replyInParts', { accountId, caseId, parts });
      if (reply.ok) clear(key, draft);
      else put(key, { sending: false, sendError: reply.error });
      return reply;
    },
    /** A send was undone: its words are the draft again, before whatever was begun since. */
    putBack(item: OutboxItem): void {
      if (item.caseId === null) return;
      const key = draftKey(item.accountId, item.caseId);
      if (get(key) === undefined) {
        store.setState({ drafts: new Map(store.getState().drafts).set(key, fresh(item.accountId, item.caseId)) });
      }
      const now = get(key);
      if (now === undefined || now.text === item.text || now.text.startsWith(`${item.text}\n`)) return;
      const text = now.text === '' ? item.text : `${item.text.trimEnd()}\n\n${now.text}`;
      setText(key, text, text.length, text.length);
    },
  };
}
