import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src-renderer/ui/commands.ts';
import {
  bindingsOf,
  conflictsOf,
  keysOf,
  reservedBecause,
  withKeys,
  withKeysMoved,
} from '../../../src-renderer/ui/key-changes.ts';
import { type KeyPress, nameOfPress, printedKeys } from '../../../src-renderer/ui/key-names.ts';
import { BINDINGS, type CommandId, readKey } from '../../../src-renderer/ui/keymap.ts';

const IDS = COMMANDS.map((command) => command.id);
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('the name of a press', () => {
  const table: readonly (readonly [string, Partial<KeyPress>, boolean, string | null])[] = [
    ['a letter', { key: 'j' }, false, 'j'],
    ['a letter with Caps Lock', { key: 'J' }, false, 'j'],
    ['a letter with Shift', { key: 'J', shiftKey: true }, false, 'J'],
    ['a letter with Shift and Caps Lock', { key: 'j', shiftKey: true }, false, 'J'],
    ['a sign that needs Shift', { key: '?', shiftKey: true }, false, '?'],
    ['space', { key: ' ' }, false, 'Space'],
    ['Ctrl', { key: 'K', ctrlKey: true }, false, 'Mod+k'],
    ['Ctrl and Shift', { key: 'K', ctrlKey: true, shiftKey: true }, false, 'Mod+Shift+k'],
    ['Cmd on a Mac', { key: 'k', metaKey: true }, true, 'Mod+k'],
    ['Ctrl on a Mac', { key: 'k', ctrlKey: true }, true, null],
    ['the Windows key', { key: 'k', metaKey: true }, false, null],
    ['AltGr', { key: '@', ctrlKey: true, altKey: true }, false, null],
    ['Shift by itself', { key: 'Shift', shiftKey: true }, false, null],
  ];
  it.each(table)('%s', (_, press, mac, name) => {
    expect(nameOfPress({ key: '', ...plain, ...press }, mac)).toBe(name);
  });

  it.each([
    ['Mod+k', 'Ctrl+K', '⌘K'],
    ['Mod+Shift+k', 'Ctrl+Shift+K', '⌘⇧K'],
    ['J', 'Shift+J', '⇧J'],
    ['g p', 'g p', 'g p'],
    ['Enter', '↵', '↵'],
  ])('%s is printed %s, and %s on a Mac', (keys, other, mac) => {
    expect([printedKeys(keys, false), printedKeys(keys, true)]).toEqual([other, mac]);
  });
});

describe('changed keys', () => {
  it('take the place of the usual ones, and only those of their command', () => {
    const bindings = bindingsOf({ reply: ['a', 'g r'], 'next-case': [] }, IDS);
    expect(keysOf('reply', false, bindings)).toBe('a');
    expect(keysOf('next-case', false, bindings)).toBeNull();
    expect(keysOf('previous-case', false, bindings)).toBe('k');
    const press = (key: string, state = { prefix: null as string | null, at: 0 }) =>
      readKey(state, { key, ...plain }, 1, false, bindings);
    expect(press('a').command).toBe('reply');
    expect(press('r').command).toBeNull();
    expect(press('r', press('g').state).command).toBe('reply');
  });

  it('of a command that this version does not have do no harm', () => {
    expect(bindingsOf({ 'fly-away': ['j'] }, IDS)).toEqual(
      IDS.flatMap((id) => BINDINGS.filter((binding) => binding.command === id)),
    );
  });

  it('that are as usual are no change', () => {
    expect(withKeys({ reply: ['a'] }, 'reply', ['r'])).toEqual({});
    expect(withKeys({ reply: ['a'] }, 'next-case', [])).toEqual({ reply: ['a'], 'next-case': [] });
  });
});

describe('conflicts', () => {
  const of = (keys: string, command: CommandId) => conflictsOf(keys, command, BINDINGS).map((binding) => binding.command);
  it.each<[string, CommandId, CommandId[]]>([
    ['j', 'reply', ['next-case']],
    ['r', 'reply', []],
    ['q', 'reply', []],
    ['j x', 'reply', ['next-case']],
    ['g p', 'reply', ['view-needs-action']],
    ['Mod+k', 'reply', ['palette']],
  ])('%s for %s', (keys, command, others) => {
    expect(of(keys, command)).toEqual(others);
  });

  it('a first key of sequences hides all of them', () => {
    expect(of('g', 'reply').every((command) => command.startsWith('view-'))).toBe(true);
    expect(of('g', 'reply').length).toBeGreaterThan(3);
  });

  it('are gone after the move, and the loser keeps its other keys', () => {
    const changes = { 'next-case': ['j', 'q'] };
    const before = bindingsOf(changes, IDS);
    const moved = withKeysMoved(changes, 'reply', ['j'], conflictsOf('j', 'reply', before), before);
    expect(moved).toEqual({ reply: ['j'], 'next-case': ['q'] });
    expect(conflictsOf('j', 'reply', bindingsOf(moved, IDS))).toEqual([]);
  });

  it.each(['Mod+Enter', 'Mod+c', 'g Tab', 'Escape', 'Space', 'Enter', 'g Space', 'ArrowDown'])('%s is nobody’s', (keys) => {
    expect(reservedBecause(keys, 'done')).not.toBeNull();
  });

  it('no usual key is reserved', () => {
    for (const { keys, command } of BINDINGS) expect(reservedBecause(keys, command)).toBeNull();
  });
});
