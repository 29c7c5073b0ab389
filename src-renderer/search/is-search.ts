import { parseQuery } from '../../src-shared/query.ts';

/** True for what can be searched for: no mistakes, and something in it but unfinished operators. */
export function isSearch(text: string): boolean {
  const parsed = parseQuery(text, Date.now());
  return parsed.ok && (parsed.query.words.length > 0 || parsed.query.filters.length > 0);
}
