import type { CommandId } from '../../src-shared/commands.ts';
import type { Bridge, EventPayload } from '../../src-shared/ipc.ts';
import { describeError } from '../ui/describe-error.ts';
import { adoptWritten } from './adopt-written.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { createDraftsStore, type DraftsStore } from './drafts-store.ts';
import { createImportStore, type ImportStore } from './import-store.ts';
import { createInboxStore, type InboxStore } from './inbox-store.ts';
import { sourceKey } from './list-source.ts';
import { createMarksStore, type MarksStore } from './marks-store.ts';
import { createNotesStore, type NotesStore } from './notes-store.ts';
import { createOutboxStore, type OutboxStore } from './outbox-store.ts';
import { createRepliesStore, type RepliesStore } from './replies-store.ts';
import { createSupportStore, type SupportStore } from './support-store.ts';
import { createThreadStore, type ThreadStore } from './thread-store.ts';
import { createUiStore, type UiStore } from './ui-store.ts';
import { createViewsStore, type ViewsStore } from './views-store.ts';

/** Everything that the screen shows and does, without React. */
export type Desk = {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly inbox: InboxStore;
  readonly thread: ThreadStore;
  readonly outbox: OutboxStore;
  readonly drafts: DraftsStore;
  readonly imports: ImportStore;
  readonly replies: RepliesStore;
  readonly marks: MarksStore;
  readonly notes: NotesStore;
  readonly views: ViewsStore;
  readonly support: SupportStore;
  readonly ui: UiStore;
  /** Told of commands that a menu of the desktop names; the answer is the undo. */
  onMenu(listener: (id: CommandId) => void): () => void;
  start(): void;
  stop(): void;
};

export function createDesk(bridge: Bridge, newId: () => string = () => crypto.randomUUID()): Desk {
  const app = createAppStore(bridge);
  const activeId = () => app.store.getState().activeId;
  const inbox = createInboxStore(bridge, activeId);
  const outbox = createOutboxStore(bridge, activeId);
  const drafts = createDraftsStore(bridge, newId);
  const imports = createImportStore(bridge, activeId);
  const replies = createRepliesStore(bridge, newId);
  const marks = createMarksStore();
  const notes = createNotesStore(bridge);
  const thread = createThreadStore(bridge, activeId, adoptWritten(drafts, notes));
  const views = createViewsStore(bridge, activeId);
  const support = createSupportStore(bridge);
  const ui = createUiStore();
  const undo: (() => void)[] = [];
  const menus = new Set<(id: CommandId) => void>();

  function accountChanged(): void {
    thread.reset();
    inbox.reset();
    outbox.reset();
    imports.reset();
    marks.clear();
    views.reset();
    ui.show({ place: 'cases', pane: 'list' });
  }

  /** Nothing of an account that was removed stays in the page, and nothing of it is saved when the page is left. */
  function forgetAccount(accountId: string): void {
    drafts.forget(accountId);
    notes.forget(accountId);
    support.forget(accountId);
  }

  /** A notification or a link may be about another account. @returns whether that one is on screen */
  async function goToAccount(accountId: string): Promise<boolean> {
    if (accountId === activeId()) return true;
    const reply = await app.activate(accountId);
    if (!reply.ok) ui.notify(describeError(reply.error).title, 'bad');
    return reply.ok;
  }

  async function goToCase(accountId: string, caseId: string): Promise<void> {
    if (!(await goToAccount(accountId))) return;
    ui.closeDialog();
    ui.show({ place: 'cases', pane: 'thread', viewsOpen: false });
    inbox.select(caseId);
  }

  async function goToView({ accountId, view, requestId }: EventPayload<'navigate.view'>): Promise<void> {
    if (!(await goToAccount(accountId))) return;
    ui.closeDialog();
    if (view === 'outbox' || view === 'status' || view === 'support') {
      ui.show({ place: view, viewsOpen: false });
      const reply = requestId === undefined ? null : await support.openRequest(requestId);
      if (reply?.ok === false) ui.notify(describeError(reply.error).title, 'bad');
      return;
    }
    inbox.setSource({ kind: 'view', view });
    ui.show({ place: 'cases', pane: 'list', viewsOpen: false });
  }

  /** A link that started the application came before anything could listen. */
  async function showWaitingLink(): Promise<void> {
    const reply = await bridge.call('app.takeLink', {});
    if (reply.ok && reply.value.link !== null) await goToCase(reply.value.link.accountId, reply.value.link.caseId);
  }

  async function flushDrafts(): Promise<void> {
    await Promise.all([drafts.flushAll(), notes.flushAll(), replies.flush(), support.flush()]);
  }

  function flushSoon(): void {
    void flushDrafts();
  }

  async function saveBeforeTheEnd(): Promise<void> {
    await flushDrafts();
    await bridge.call('app.saved', { all: drafts.isAllSaved() && notes.isAllSaved() });
  }

  return {
    bridge,
    app,
    inbox,
    thread,
    outbox,
    drafts,
    imports,
    replies,
    marks,
    notes,
    views,
    support,
    ui,
    onMenu(listener) {
      menus.add(listener);
      return () => void menus.delete(listener);
    },
    start(): void {
      undo.push(
        app.store.subscribe((state, before) => {
          if (state.activeId === before.activeId) return;
          accountChanged();
          if (before.activeId === null) void showWaitingLink();
        }),
        app.store.subscribe((state, before) => {
          if (state.accounts === null || state.accounts === before.accounts) return;
          const here = new Set(state.accounts.map(({ id }) => id));
          for (const { id } of before.accounts ?? []) if (!here.has(id)) forgetAccount(id);
        }),
        inbox.store.subscribe((state, before) => {
          if (sourceKey(state.source) === sourceKey(before.source)) return;
          marks.clear();
          if (state.source.kind === 'view') views.setOpen(null);
        }),
        inbox.store.subscribe((state, before) => {
          if (state.selectedId === before.selectedId) return;
          ui.show({ finding: false, editing: null });
          thread.open(state.selectedId);
        }),
        bridge.on('command.run', ({ id }) => {
          for (const listener of menus) listener(id);
        }),
        bridge.on('app.stopping', () => void saveBeforeTheEnd()),
        bridge.on('navigate.view', (event) => void goToView(event)),
        bridge.on('navigate.case', (event) => void goToCase(event.accountId, event.caseId)),
      );
      window.addEventListener('pagehide', flushSoon);
      document.addEventListener('visibilitychange', flushSoon);
      undo.push(() => {
        window.removeEventListener('pagehide', flushSoon);
        document.removeEventListener('visibilitychange', flushSoon);
      });
      inbox.start();
      thread.start();
      outbox.start();
      imports.start();
      views.start();
      replies.start();
      support.start();
      app.start();
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
      app.stop();
      inbox.stop();
      thread.stop();
      outbox.stop();
      imports.stop();
      views.stop();
      replies.stop();
      support.stop();
    },
  };
}
