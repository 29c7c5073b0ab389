import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NewCaseFields } from '../../src-shared/drafts.ts';
import type { Section } from '../../src-shared/settings-catalogue.ts';
import type { SavedView } from '../../src-shared/work.ts';
import type { Aim } from '../local-work/aim.ts';

/** What a thread can become outside of the window. */
export type ThreadFormat = 'markdown' | 'html' | 'pdf' | 'print';

export type OpenDialog =
  /** `replies`: the palette offers saved replies alone. */
  | { readonly kind: 'palette'; readonly text: string; readonly scope?: 'replies' }
  /** A reply that is too long, as several. */
  | { readonly kind: 'split'; readonly draftKey: string; readonly largest: number }
  | { readonly kind: 'cheat-sheet' }
  | { readonly kind: 'new-case'; readonly prefill: Partial<NewCaseFields> | null }
  | { readonly kind: 'track'; readonly text: string }
  | { readonly kind: 'settings'; readonly section?: Section }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'sign-in'; readonly accountId: string }
  | { readonly kind: 'sign-out'; readonly accountId: string }
  | { readonly kind: 'remove-account'; readonly accountId: string }
  | { readonly kind: 'stored-where' }
  | { readonly kind: 'start-over' }
  | { readonly kind: 'add-cases'; readonly way: 'paste' | 'file' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'snooze'; readonly aim: Aim }
  | { readonly kind: 'tags'; readonly aim: Aim }
  /** Null: the search on screen becomes a new view; else this one gets another name. */
  | { readonly kind: 'save-view'; readonly view: SavedView | null }
  | { readonly kind: 'save-thread'; readonly caseId: string; readonly format: ThreadFormat }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

/** One thing that can be done about a notice, like taking back what it tells. */
export type NoticeAction = { readonly name: string; run(): void };

export type Notice = {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly action: NoticeAction | null;
};

/** What fills the window. The guide for emergencies is there without an account as well. */
export type Place = 'cases' | 'outbox' | 'overview' | 'audit' | 'replies' | 'status' | 'requests' | 'support' | 'emergency';

export type UiState = {
  readonly place: Place;
  /** Which pane a narrow window shows. */
  readonly pane: 'list' | 'thread';
  /** Whether the views are drawn over the panes of a narrow window. */
  readonly viewsOpen: boolean;
  /** Whether words are looked for in the thread. */
  readonly finding: boolean;
  /** The words that are looked for: a folded entry that holds them opens. */
  readonly findText: string;
  /** What of the local work on the case on screen is being written. */
  readonly editing: 'tags' | 'note' | null;
  /** Whether what is written is shown beside it as it will look. */
  readonly preview: boolean;
  readonly dialog: OpenDialog | null;
  readonly notice: Notice | null;
  /** Said once to those who listen instead of looking. */
  readonly announcement: string;
};

export type UiStore = ReturnType<typeof createUiStore>;

export function createUiStore() {
  const store: StoreApi<UiState> = createStore<UiState>()(() => ({
    place: 'cases',
    pane: 'list',
    viewsOpen: false,
    finding: false,
    findText: '',
    editing: null,
    preview: false,
    dialog: null,
    notice: null,
    announcement: '',
  }));
  let notices = 0;
  return {
    store,
    openDialog(dialog: OpenDialog): void {
      store.setState({ dialog, viewsOpen: false });
    },
    closeDialog(): void {
      store.setState({ dialog: null });
    },
    show(part: Partial<Pick<UiState, 'place' | 'pane' | 'viewsOpen' | 'finding' | 'findText' | 'preview' | 'editing'>>): void {
      store.setState(part);
    },
    notify(text: string, tone: Notice['tone'] = 'good', action: NoticeAction | null = null): void {
      store.setState({ notice: { id: ++notices, tone, text, action }, announcement: text });
    },
    dismissNotice(): void {
      store.setState({ notice: null });
    },
    announce(announcement: string): void {
      store.setState({ announcement });
    },
  };
}
