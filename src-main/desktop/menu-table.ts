import { BINDINGS, COMMANDS, type CommandId } from '../../src-shared/commands.ts';
import type { KeyChanges } from '../../src-shared/settings.ts';

/** A command as a menu shows it. */
export type MenuRow = { readonly id: CommandId; readonly label: string; readonly accelerator: string | null };

export type MenuGroup = { readonly label: string; readonly rows: readonly MenuRow[] };

/** Every command of the palette, in the same groups and words. */
export function menuGroups(changes: KeyChanges): readonly MenuGroup[] {
  const groups = [...new Set(COMMANDS.map((command) => command.group))];
  return groups.map((label) => ({
    label,
    rows: COMMANDS.filter((command) => command.group === label).map(({ id, title }) => ({
      id,
      label: title,
      accelerator: acceleratorOf(id, changes),
    })),
  }));
}

/**
 * The first keys of a command in Electron's words. They are only shown: the page alone handles keys, since it alone knows whether
 * somebody is typing. Two keys after each other have no such word.
 */
export function acceleratorOf(command: CommandId, changes: KeyChanges): string | null {
  const keys = changes[command]?.[0] ?? (command in changes ? undefined : standardKeys(command));
  if (keys === undefined || keys.includes(' ')) return null;
  const [, modifier = '', key = keys] = /^((?:Mod\+)?(?:Shift\+)?)(.+)$/.exec(keys) ?? [];
  const shifted = /^\p{Lu}$/u.test(key) && modifier === '' ? 'Shift+' : '';
  const name = NAMES[key] ?? key;
  return /^[\x21-\x7e]+$/.test(name) ? `${modifier.replace('Mod', 'CommandOrControl')}${shifted}${name.toUpperCase()}` : null;
}

function standardKeys(command: CommandId): string | undefined {
  return BINDINGS.find((binding) => binding.command === command)?.keys;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};
