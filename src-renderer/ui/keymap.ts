import type { View } from '../../src-shared/cases.ts';

export type CommandId =
  | 'next-case'
  | 'previous-case'
  | 'open-case'
  | 'reply'
  | 'undo-send'
  | 'next-needing-action'
  | 'search'
  | 'palette'
  | 'new-case'
  | 'track-case'
  | 'cheat-sheet'
  | 'settings'
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
  | 'backup'
  | 'restore'
  | `view-${Exclude<View, 'drafts'>}`;

export type Binding = { readonly keys: string; readonly command: CommandId };

/** Keys as `event.key` names them; two keys after each other with a space between. `Mod` is Ctrl, or Cmd on a Mac. */
export const BINDINGS: readonly Binding[] = [
  { keys: 'j', command: 'next-case' },
  { keys: 'k', command: 'previous-case' },
  { keys: 'Enter', command: 'open-case' },
  { keys: 'r', command: 'reply' },
  { keys: 'z', command: 'undo-send' },
  { keys: 'n', command: 'next-needing-action' },
  { keys: '/', command: 'search' },
  { keys: 'Mod+k', command: 'palette' },
  { keys: 'Mod+f', command: 'find' },
  { keys: 'c', command: 'new-case' },
  { keys: 't', command: 'track-case' },
  { keys: '?', command: 'cheat-sheet' },
  { keys: 'g p', command: 'view-needs-action' },
  { keys: 'g o', command: 'view-with-wise' },
  { keys: 'g s', command: 'view-solved' },
  { keys: 'g c', command: 'view-closed' },
  { keys: 'g a', command: 'view-all' },
];

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** How long a first key (`g`) waits for its second. */
export const SEQUENCE_MS = 1_500;

export type KeyState = { readonly prefix: string | null; readonly at: number };

/** Decides what a key means after the ones before it. Pure, so that the whole map can be tested as a table. */
export function readKey(
  state: KeyState,
  press: KeyPress,
  now: number,
  mac: boolean,
): { state: KeyState; command: CommandId | null } {
  const idle: KeyState = { prefix: null, at: 0 };
  if (press.altKey) return { state: idle, command: null };
  const modified = mac ? press.metaKey : press.ctrlKey;
  if (press.ctrlKey || press.metaKey) {
    const name = modified && press.ctrlKey !== press.metaKey ? `Mod+${press.key.toLowerCase()}` : null;
    return { state: idle, command: BINDINGS.find((binding) => binding.keys === name)?.command ?? null };
  }
  const waiting = state.prefix !== null && now - state.at <= SEQUENCE_MS ? state.prefix : null;
  const keys = waiting === null ? press.key : `${waiting} ${press.key}`;
  const command = BINDINGS.find((binding) => binding.keys === keys)?.command ?? null;
  if (command !== null) return { state: idle, command };
  const begins = waiting === null && BINDINGS.some((binding) => binding.keys.startsWith(`${press.key} `));
  return { state: begins ? { prefix: press.key, at: now } : idle, command: null };
}

/** The keys of a command as they are printed on the keyboard. */
export function keysOf(command: CommandId, mac: boolean): string | null {
  const keys = BINDINGS.find((binding) => binding.command === command)?.keys;
  if (keys === undefined) return null;
  return keys.replace(/^Mod\+(.)$/, (_, key: string) => (mac ? '⌘' : 'Ctrl+') + key.toUpperCase()).replace('Enter', '↵');
}

export function isMac(platform: string | undefined): boolean {
  return platform === 'darwin';
}
