import { z } from 'zod';
import { BINDINGS } from './commands.ts';

// Escape goes back, Tab and the arrows go on, Space and Enter press what has the focus, wherever one is; the composer sends with
// Mod+Enter; the rest is every editor's and every window's.
const RESERVED: readonly string[] = [
  ...['Escape', 'Tab', 'Space', 'Enter', 'Mod+Enter', 'Mod+Tab'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['c', 'v', 'x', 'z', 'y', 'b', 'i', 'e', 'q', 'w'].map((key) => `Mod+${key}`),
];

/** True for keys that this command can not have. The ones that it has by default are its own: Enter opens a case. */
export function isReserved(keys: string, command: string): boolean {
  if (BINDINGS.some((binding) => binding.keys === keys && binding.command === command)) return false;
  return keys.split(' ').some((key) => RESERVED.includes(key));
}

/** More than there will ever be commands; commands of another version are kept. */
const MOST_CHANGED_COMMANDS = 500;

const Shape = z
  .record(z.string().max(100), z.array(z.string().min(1).max(60)).max(4))
  .refine((changes) => Object.keys(changes).length <= MOST_CHANGED_COMMANDS, 'Too many commands.');

/** Keys of commands as the person changed them, by the command's id; an empty list takes its keys away. */
export const KeyChanges = Shape.refine(
  (changes) => Object.entries(changes).every(([command, keys]) => !keys.some((one) => isReserved(one, command))),
  'These keys always do the same, in every field and window.',
);
export type KeyChanges = z.output<typeof KeyChanges>;

/**
 * Stored changes without the keys that no command can have: an older version took them. A command that would be left without any
 * has its usual keys again.
 * @returns null where it is nothing of the kind
 */
export function usableKeyChanges(stored: unknown): KeyChanges | null {
  const parsed = Shape.safeParse(stored);
  if (!parsed.success) return null;
  const usable = Object.entries(parsed.data).flatMap(([command, keys]) => {
    const left = keys.filter((one) => !isReserved(one, command));
    return left.length === 0 && keys.length > 0 ? [] : [[command, left] as const];
  });
  return Object.fromEntries(usable);
}
