import { isTooShort, OPERATORS, type OperatorName, parseQuery } from '../../src-shared/query.ts';

/** True for what can be searched for: no mistakes, and something in it but unfinished operators and the first letters of a word. */
export function isSearch(text: string): boolean {
  const parsed = parseQuery(text, Date.now());
  if (!parsed.ok) return false;
  return parsed.query.filters.length > 0 || parsed.query.words.some((word) => !isTooShort(word));
}

/** Where nothing can be told from the names of values. */
const ASKED_FOR: Partial<Readonly<Record<OperatorName, string>>> = {
  tag: 'which tag?',
  subject: 'which words?',
  type: 'which type?',
  id: 'how does it begin?',
  external: 'how does it begin?',
  transfer: 'which transfer?',
};

/** One sentence that says what is missing in a text that is no search yet; null for a search, and for an empty box. */
export function whyNotSearched(text: string): string | null {
  if (text.trim() === '' || isSearch(text)) return null;
  const parsed = parseQuery(text, Date.now());
  if (!parsed.ok) return parsed.error.message;
  const begun = /(?:^|\s)-?([a-z]+):([^\s:]*)$/i.exec(text)?.[1]?.toLowerCase();
  if (begun !== undefined) return askFor(begun);
  if (parsed.query.words.length > 0) return 'Type at least three letters to search.';
  return 'Type letters or digits to search: there are none in it.';
}

function askFor(begun: string): string {
  const operator = OPERATORS.find(({ name }) => name === begun) ?? OPERATORS.find(({ name }) => name.startsWith(begun));
  if (operator === undefined) return `Write what to look for right after “${begun}:”.`;
  const values = operator.values.map(({ value }) => value);
  const asked = ASKED_FOR[operator.name];
  return `${operator.name}: ${asked ?? `what? ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`}`;
}
