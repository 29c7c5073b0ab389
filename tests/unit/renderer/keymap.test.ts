import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src-renderer/ui/commands.ts';
import { BINDINGS, type KeyState, readKey, SEQUENCE_MS } from '../../../src-renderer/ui/keymap.ts';

const IDLE: KeyState = { prefix: null, at: 0 };

function press(keys: readonly string[], gap = 10) {
  let state = IDLE;
  let command: string | null = null;
  keys.forEach((key, index) => {
    const [name, modifier] = key.split('+').reverse();
    const read = readKey(
      state,
      { key: name ?? '', ctrlKey: modifier === 'Ctrl', metaKey: modifier === 'Meta', altKey: modifier === 'Alt' },
      index * gap,
      false,
    );
    ({ state, command } = read);
  });
  return command;
}

test.each([
  [['j'], 'next-case'],
  [['k'], 'previous-case'],
  [['Enter'], 'open-case'],
  [['?'], 'cheat-sheet'],
  [['g', 'p'], 'view-needs-action'],
  [['g', 'c'], 'view-closed'],
  [['c'], 'new-case'],
  [['Ctrl+k'], 'palette'],
  [['Ctrl+K'], 'palette'],
  [['Meta+k'], null],
  [['Ctrl+j'], 'insert-reply'],
  [['Ctrl+r'], null],
  [['Alt+j'], null],
  [['g', 'x'], null],
  [['g', 'x', 'c'], 'new-case'],
  [['g', 'g', 'p'], null],
])('%s', (keys, command) => {
  expect(press(keys)).toBe(command);
});

test('a first key is forgotten after a while', () => {
  expect(press(['g', 'c'], SEQUENCE_MS + 1)).toBe('new-case');
});

test('no two bindings have the same keys, and none hides another', () => {
  const keys = BINDINGS.map((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const one of keys) expect(keys.some((other) => other !== one && other.startsWith(`${one} `))).toBe(false);
});

test('every binding is a command that the palette shows', () => {
  const known = new Set(COMMANDS.map((command) => command.id));
  for (const { command } of BINDINGS) expect(known).toContain(command);
});
