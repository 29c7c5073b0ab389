import { BINDINGS, type Binding, type CommandId } from '../../src-shared/commands.ts';
import { type KeyPress, nameOfPress } from './key-names.ts';

export { BINDINGS, type Binding, type CommandId } from '../../src-shared/commands.ts';

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
