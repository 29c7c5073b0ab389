/** More than any number of scattered letters can come to: nobody types a thousand letters to find a name. */
const STANDS = 10_000;

/**
 * How well `query` fits `text`. What stands there as it was typed, where a word begins, comes first; then all its words, each
 * where a word begins; then letters in order, better where they begin words or stand together.
 * @returns a score, or null where it does not fit.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const hay = text.toLowerCase();
  const standing = words.length === 0 ? 0 : standingScore(words, hay);
  const scattered = scatteredScore(words.join(''), hay);
  if (standing === 0) return scattered;
  // Among those that stand, the shorter name is the closer one.
  return standing + (scattered ?? -text.length * 0.01);
}

function standingScore(words: readonly string[], hay: string): number {
  const whole = words.join(' ');
  if (beginsWord(hay, whole)) return 2 * STANDS;
  return words.every((word) => beginsWord(hay, word)) ? STANDS : 0;
}

function beginsWord(hay: string, part: string): boolean {
  for (let at = hay.indexOf(part); at >= 0; at = hay.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(hay[at - 1] ?? '')) return true;
  }
  return false;
}

function scatteredScore(letters: string, hay: string): number | null {
  let score = 0;
  let last = -1;
  for (const letter of letters) {
    const at = hay.indexOf(letter, last + 1);
    if (at < 0) return null;
    if (at === last + 1) score += 3;
    if (at === 0 || hay[at - 1] === ' ') score += 4;
    score -= (at - last - 1) * 0.1;
    last = at;
  }
  return score - hay.length * 0.01;
}
