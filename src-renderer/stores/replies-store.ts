import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import type {
  CaseTemplate,
  RepliesImported,
  ReplyFile,
  SavedReply,
  SavedReplySummary,
  SaveReply,
} from '../../src-shared/replies.ts';
import { coalesce } from './coalesce.ts';

const SAVE_AFTER_MS = 600;

/** The saved reply in the editor. It is kept while it is written, as soon as it can be. */
export type OpenReply = SaveReply & {
  readonly save: 'saved' | 'unsaved' | 'new';
  /** Of the organisation: it is read and duplicated, not changed. */
  readonly organisation?: boolean;
  readonly error: AppError | null;
};

export type RepliesState = {
  /** Null until they were asked for. */
  readonly replies: readonly SavedReplySummary[] | null;
  readonly templates: readonly CaseTemplate[] | null;
  readonly error: AppError | null;
  readonly open: OpenReply | null;
};

export type RepliesStore = ReturnType<typeof createRepliesStore>;

/** Saved replies and templates: the lists of both, and the reply that is being edited. */
export function createRepliesStore(bridge: Bridge, newId: () => string) {
  const store: StoreApi<RepliesState> = createStore<RepliesState>()(() => ({
    replies: null,
    templates: null,
    error: null,
    open: null,
  }));
  const undo: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised with everything that puts something into the editor: of two that are opened fast, the last one stays. */
  let opened = 0;

  const load = coalesce(async () => {
    const reply = await bridge.call('replies.list', {});
    store.setState(reply.ok ? { replies: reply.value.replies, error: null } : { error: reply.error });
  });

  const loadTemplates = coalesce(async () => {
    const reply = await bridge.call('templates.list', {});
    if (reply.ok) store.setState({ templates: reply.value.templates });
  });

  /** @returns false where what is written can not be kept as it is; it stays in the editor then. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    const { open } = store.getState();
    if (open === null || open.save === 'saved') return true;
    if (open.save === 'new' && open.name.trim() === '' && open.body.trim() === '') return true;
    const { id, folder, name, body } = open;
    const reply = await bridge.call('replies.save', { id, folder, name, body });
    const now = store.getState().open;
    if (now?.id === id) {
      const same = now.folder === folder && now.name === name && now.body === body;
      if (!reply.ok) store.setState({ open: { ...now, error: reply.error } });
      else store.setState({ open: { ...now, save: same ? 'saved' : 'unsaved', error: null } });
    }
    return reply.ok;
  }

  return {
    store,
    load,
    loadTemplates,
    flush,
    start(): void {
      undo.push(
        bridge.on('replies.changed', () => {
          if (store.getState().replies !== null) void load();
        }),
        bridge.on('templates.changed', () => {
          if (store.getState().templates !== null) void loadTemplates();
        }),
      );
    },
    stop(): void {
      clearTimeout(timer);
      for (const end of undo.splice(0)) end();
    },
    /** Opens a reply in the editor, unless what is there can not be kept yet. */
    async open(id: string): Promise<void> {
      const mine = ++opened;
      if (!(await flush())) return;
      const reply = await bridge.call('replies.get', { id });
      if (mine !== opened) return;
      if (!reply.ok) return store.setState({ error: reply.error });
      const { folder, name, body, organisation } = reply.value;
      store.setState({ open: { id, folder, name, body, save: 'saved', error: null, organisation: organisation === true } });
    },
    async openNew(part: Partial<Pick<SaveReply, 'folder' | 'name' | 'body'>> = {}): Promise<void> {
      const mine = ++opened;
      if (!(await flush()) || mine !== opened) return;
      store.setState({ open: { id: newId(), folder: '', name: '', body: '', ...part, save: 'new', error: null } });
    },
    edit(part: Partial<Pick<SaveReply, 'folder' | 'name' | 'body'>>): void {
      const { open } = store.getState();
      if (open === null) return;
      store.setState({ open: { ...open, ...part, save: open.save === 'new' ? 'new' : 'unsaved', error: null } });
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = store.getState().open;
        // What is only begun is no mistake yet; leaving it says so.
        if (now !== null && now.name.trim() !== '' && now.body.trim() !== '') void flush();
      }, SAVE_AFTER_MS);
    },
    async close(): Promise<boolean> {
      const mine = ++opened;
      const kept = await flush();
      if (kept && mine === opened) store.setState({ open: null });
      return kept;
    },
    /** Gives up what can not be kept; a reply that is there already stays as it was. */
    discard(): void {
      clearTimeout(timer);
      store.setState({ open: null });
    },
    async remove(id: string): Promise<Reply<{ removed: SavedReply | null }>> {
      clearTimeout(timer);
      const reply = await bridge.call('replies.remove', { id });
      if (reply.ok && store.getState().open?.id === id) store.setState({ open: null });
      return reply;
    },
    /** Moves replies to another folder, the one in the editor along with them. */
    async move(ids: readonly string[], to: string): Promise<Reply<{ folder: string }>> {
      await flush();
      const reply = await bridge.call('replies.move', { ids: [...ids], folder: to });
      const { open } = store.getState();
      if (reply.ok && open !== null && ids.includes(open.id)) store.setState({ open: { ...open, folder: reply.value.folder } });
      return reply;
    },
    save: (reply: SaveReply): Promise<Reply<SavedReplySummary>> => bridge.call('replies.save', reply),
    importFiles: (files: ReplyFile[]): Promise<Reply<RepliesImported>> => bridge.call('replies.import', { files }),
  };
}
