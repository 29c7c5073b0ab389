import { useMemo } from 'react';
import { useApp } from '../stores/hooks.ts';
import { COMMANDS } from './commands.ts';
import { bindingsOf, keysOf } from './key-changes.ts';
import { type Binding, type CommandId, isMac } from './keymap.ts';

const COMMAND_IDS = COMMANDS.map((command) => command.id);

/** The keys of every command, as the person changed them. */
export function useBindings(): readonly Binding[] {
  const changes = useApp((state) => state.settings.keys);
  return useMemo(() => bindingsOf(changes, COMMAND_IDS), [changes]);
}

/** A name with its keys behind it, for a title. */
export function withKeys(name: string, keys: string | null): string {
  return keys === null ? name : `${name} (${keys})`;
}

/** The keys of a command as printed, or null where it has none. */
export function useKeysOf(command: CommandId): string | null {
  const mac = isMac(useApp((state) => state.info?.platform));
  return keysOf(command, mac, useBindings());
}
