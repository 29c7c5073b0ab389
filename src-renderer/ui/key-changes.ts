import { isReserved } from '../../src-shared/reserved-keys.ts';
import type { KeyChanges } from '../../src-shared/settings.ts';
import { printedKeys } from './key-names.ts';
import { BINDINGS, type Binding, type CommandId } from './keymap.ts';

/** So many keys a command can have; more is never needed, and settings refuse it. */
export const MOST_KEYS = 4;

/** Why this command can not have these keys; null: it can. */
export function reservedBecause(keys: string, command: CommandId): string | null {
  return isReserved(keys, command) ? 'These keys always do the same, in every field and window.' : null;
}

/** The keys that commands have by default. */
export function defaultKeysOf(command: CommandId): readonly string[] {
  return BINDINGS.filter((binding) => binding.command === command).map((binding) => binding.keys);
}

/** The whole map, as the person changed it. Changes of commands that no longer exist are left alone. */
export function bindingsOf(changes: KeyChanges, commands: readonly CommandId[]): readonly Binding[] {
  if (Object.keys(changes).length === 0) return BINDINGS;
  return commands.flatMap((command) => (changes[command] ?? defaultKeysOf(command)).map((keys) => ({ keys, command })));
}

/** The first keys of a command as printed, or null where it has none. */
export function keysOf(command: CommandId, mac: boolean, bindings: readonly Binding[] = BINDINGS): string | null {
  const keys = bindings.find((binding) => binding.command === command)?.keys;
  return keys === undefined ? null : printedKeys(keys, mac);
}

/**
 * Other commands that could not be reached any more, or would hide this one: the same keys, or one of the two begins with the
 * other (`g` and `g p`).
 */
export function conflictsOf(keys: string, command: CommandId, bindings: readonly Binding[]): readonly Binding[] {
  return bindings.filter(
    (other) =>
      other.command !== command &&
      (other.keys === keys || other.keys.startsWith(`${keys} `) || keys.startsWith(`${other.keys} `)),
  );
}

/** The changes after a command got these keys, and no others. What is as by default is no change. */
export function withKeys(changes: KeyChanges, command: CommandId, keys: readonly string[]): KeyChanges {
  const { [command]: _, ...others } = changes;
  const standard = defaultKeysOf(command);
  const same = keys.length === standard.length && keys.every((one, at) => one === standard[at]);
  return same ? others : { ...others, [command]: [...keys] };
}

/** The changes after keys went from the commands that had them to this one. */
export function withKeysMoved(
  changes: KeyChanges,
  command: CommandId,
  keys: readonly string[],
  from: readonly Binding[],
  bindings: readonly Binding[],
): KeyChanges {
  let moved = changes;
  for (const loser of new Set(from.map((binding) => binding.command))) {
    const lost = from.filter((binding) => binding.command === loser).map((binding) => binding.keys);
    const left = bindings.filter((binding) => binding.command === loser && !lost.includes(binding.keys));
    moved = withKeys(
      moved,
      loser,
      left.map((binding) => binding.keys),
    );
  }
  return withKeys(moved, command, keys);
}
