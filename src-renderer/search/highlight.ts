/** A piece of a text: found, or between what was found. */
export type Piece = { readonly text: string; readonly found: boolean };

const MOST_WORDS = 20;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** What finds these words where words begin, whatever their letters' case; null: there is nothing to find. */
export function finderOf(words: readonly string[]): RegExp | null {
  const wanted = words.map((word) => word.trim()).filter((word) => word !== '');
  if (wanted.length === 0) return null;
  // The longest first: of “name” and “name of”, the second is marked whole.
  const ordered = wanted.slice(0, MOST_WORDS).sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${ordered.map(escaped).join('|')})`, 'giu');
}

/** A text in pieces, so that what was searched for can be marked. */
export function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const finder = finderOf(words);
  if (finder === null) return [{ text, found: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(finder)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), found: false });
    pieces.push({ text: match[0], found: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}
