import { isTooShort, parseQuery } from '../../src-shared/query.ts';

/** True for what can be searched for: no mistakes, and something in it but unfinished operators and the first letters of a word. */
export function isSearch(text: string): boolean {
  const parsed = parseQuery(text, Date.now());
  if (!parsed.ok) return false;
  return parsed.query.filters.length > 0 || parsed.query.words.some((word) => !isTooShort(word));
}
