import type { View } from '../../src-shared/cases.ts';
import { type KeyPress, nameOfPress } from './key-names.ts';

export type CommandId =
  | 'next-case'
  | 'previous-case'
  | 'open-case'
  | 'reply'
  | 'undo-send'
  | 'done'
  | 'snooze'
  | 'mark-unread'
  | 'tags'
  | 'note'
  | 'mark'
  | 'mark-down'
  | 'mark-up'
  | 'mark-all'
  | 'next-needing-action'
  | 'search'
  | 'palette'
  | 'new-case'
  | 'case-from-thread'
  | 'insert-reply'
  | 'saved-replies'
  | 'track-case'
  | 'cheat-sheet'
  | 'settings'
  | 'change-keys'
  | 'sync-now'
  | 'refresh-case'
  | 'outbox'
  | 'drafts'
  | 'connect'
  | 'add-cases'
  | 'untrack'
  | 'copy-link'
  | 'find'
  | 'export-csv'
  | 'export-json'
  | 'save-markdown'
  | 'save-html'
  | 'save-pdf'
  | 'print'
  | 'overview'
  | 'audit'
  | 'backup'
  | 'restore'
  | `view-${Exclude<View, 'drafts'>}`;

export type Binding = { readonly keys: string; readonly command: CommandId };

/** Keys as `nameOfPress` names them; two keys after each other with a space between. `Mod` is Ctrl, or Cmd on a Mac. */
export const BINDINGS: readonly Binding[] = [
  { keys: 'j', command: 'next-case' },
  { keys: 'k', command: 'previous-case' },
  { keys: 'Enter', command: 'open-case' },
  { keys: 'r', command: 'reply' },
  { keys: 'z', command: 'undo-send' },
  { keys: 'n', command: 'next-needing-action' },
  { keys: 'e', command: 'done' },
  { keys: 's', command: 'snooze' },
  { keys: 'u', command: 'mark-unread' },
  { keys: 'l', command: 'tags' },
  { keys: 'm', command: 'note' },
  { keys: 'x', command: 'mark' },
  { keys: 'J', command: 'mark-down' },
  { keys: 'K', command: 'mark-up' },
  { keys: 'Mod+a', command: 'mark-all' },
  { keys: '/', command: 'search' },
  { keys: 'Mod+k', command: 'palette' },
  { keys: 'Mod+f', command: 'find' },
  { keys: 'Mod+p', command: 'print' },
  { keys: 'c', command: 'new-case' },
  { keys: 't', command: 'track-case' },
  { keys: '?', command: 'cheat-sheet' },
  { keys: 'g p', command: 'view-needs-action' },
  { keys: 'g o', command: 'view-with-wise' },
  { keys: 'g s', command: 'view-solved' },
  { keys: 'g c', command: 'view-closed' },
  { keys: 'g a', command: 'view-all' },
  { keys: 'g u', command: 'view-unread' },
  { keys: 'g z', command: 'view-snoozed' },
  { keys: 'g e', command: 'view-done' },
  { keys: 'Mod+j', command: 'insert-reply' },
];

/** How long a first key (`g`) waits for its second. */
export const SEQUENCE_MS = 1_500;

export type KeyState = { readonly prefix: string | null; readonly at: number };

const IDLE: KeyState = { prefix: null, at: 0 };

/** Decides what a key means after the ones before it. Pure, so that the whole map can be tested as a table. */
export function readKey(
  state: KeyState,
  press: KeyPress,
  now: number,
  mac: boolean,
  bindings: readonly Binding[] = BINDINGS,
): { state: KeyState; command: CommandId | null } {
  const name = nameOfPress(press, mac);
  const commandOf = (keys: string) => bindings.find((binding) => binding.keys === keys)?.command ?? null;
  if (name === null) return { state: press.key === 'Shift' ? state : IDLE, command: null };
  if (name.startsWith('Mod+')) return { state: IDLE, command: commandOf(name) };
  const waiting = state.prefix !== null && now - state.at <= SEQUENCE_MS ? state.prefix : null;
  const command = commandOf(waiting === null ? name : `${waiting} ${name}`);
  if (command !== null) return { state: IDLE, command };
  const begins = waiting === null && bindings.some((binding) => binding.keys.startsWith(`${name} `));
  return { state: begins ? { prefix: name, at: now } : IDLE, command: null };
}

export function isMac(platform: string | undefined): boolean {
  return platform === 'darwin';
}
