import type { Db } from './database.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ASCII = /^[\u0000-\u007f]*$/;
/** What the full-text index takes off letters. Vowel signs of other scripts are no such marks. */
const DIACRITICS = /[\u0300-\u036f]/g;

/** Text as searches compare it: as the full-text index does, without case and accents, in every script. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFD').replace(DIACRITICS, '').normalize('NFC');
}

/** SQLite's own `lower` and LIKE know the case of ASCII alone; `folded(text)` knows that of all letters. */
export function defineFolded(db: Db): void {
  db.function('folded', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : null));
}
