/** What a keyboard event says of a key. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey?: boolean;
};

const MODIFIERS: readonly string[] = ['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Dead', 'Process'];

/**
 * One press by the name under which it is bound: `j`, `J` (with Shift), `?`, `Enter`, `Space`, `Mod+k`, `Mod+Shift+k`.
 * @returns null for a modifier by itself, and for what belongs to the system (Alt, or the other of Ctrl and Cmd).
 */
export function nameOfPress(press: KeyPress, mac: boolean): string | null {
  if (press.altKey || MODIFIERS.includes(press.key)) return null;
  const key = press.key === ' ' ? 'Space' : press.key;
  const letter = /^\p{L}$/u.test(key);
  if (press.ctrlKey || press.metaKey) {
    if (press.ctrlKey === press.metaKey || (mac ? press.ctrlKey : press.metaKey)) return null;
    return `Mod+${letter && press.shiftKey === true ? 'Shift+' : ''}${letter ? key.toLowerCase() : key}`;
  }
  // With Caps Lock on, j is still j.
  if (letter && press.shiftKey !== undefined) return press.shiftKey ? key.toUpperCase() : key.toLowerCase();
  return key;
}

const PRINTED: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Backspace: '⌫',
};

/** Keys as they are printed on the keyboard: `Ctrl+K`, `⌘K`, `Shift+J`, `g p`. */
export function printedKeys(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map((name) => printed(name, mac))
    .join(' ');
}

function printed(name: string, mac: boolean): string {
  const modified = /^Mod\+(Shift\+)?(.+)$/.exec(name);
  if (modified !== null) {
    const [, shift, key = ''] = modified;
    const cap = PRINTED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    return mac ? `⌘${shift === undefined ? '' : '⇧'}${cap}` : `Ctrl+${shift ?? ''}${cap}`;
  }
  if (/^\p{Lu}$/u.test(name)) return mac ? `⇧${name}` : `Shift+${name}`;
  return PRINTED[name] ?? name;
}
