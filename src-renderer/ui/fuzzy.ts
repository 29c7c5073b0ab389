/**
 * How well `query` fits `text`: letters in order, better where they begin words or stand together.
 * @returns a score, or null where it does not fit.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const hay = text.toLowerCase();
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
  return score - text.length * 0.01;
}
