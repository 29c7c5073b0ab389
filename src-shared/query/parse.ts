import { momentOf } from './dates.ts';
import {
  HAS_WORDS,
  type HasWord,
  IS_WORDS,
  type IsWord,
  type OperatorName,
  operatorLike,
  operatorNamed,
  VIEW_WORDS,
  type ViewWord,
  valueLike,
} from './operators.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A word, or words that must stand together and in order. */
export type Term = {
  readonly text: string;
  readonly phrase: boolean;
  readonly negated: boolean;
  /** The word is still being typed: whatever begins with it is meant. */
  readonly prefix: boolean;
};

/** What a case must be, or must not be where `negated`. Letters' case never counts. */
export type Filter = { readonly negated: boolean } & (
  | { readonly kind: 'status' /** Raw, in capitals as Wise writes them. */; readonly status: string }
  | { readonly kind: 'view'; readonly view: ViewWord }
  | { readonly kind: 'type'; readonly value: string }
  | { readonly kind: 'external' /** The id begins so. */; readonly value: string }
  | { readonly kind: 'transfer'; readonly value: string }
  | { readonly kind: 'id' /** The id begins so. */; readonly value: string }
  | { readonly kind: 'subject' /** Stands anywhere in the subject. */; readonly value: string }
  | { readonly kind: 'author' /** The raw author of any entry begins so: `wise` is WISE_AGENT. */; readonly value: string }
  | { readonly kind: 'tag'; readonly value: string }
  | { readonly kind: 'before' /** The last activity is earlier. */; readonly moment: number }
  | { readonly kind: 'after' /** The last activity is then or later. */; readonly moment: number }
  | { readonly kind: 'has'; readonly what: HasWord }
  | { readonly kind: 'is'; readonly what: IsWord }
);

/** A search: all words and all filters must hold. */
export type Query = {
  readonly words: readonly Term[];
  readonly filters: readonly Filter[];
  /** What to mark where it is found: the words and phrases that are wanted. */
  readonly highlight: readonly string[];
};

/** Where in the text the trouble is, and one sentence that says what to do. */
export type QueryError = { readonly at: number; readonly length: number; readonly message: string };
export type ParsedQuery = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: QueryError };

/** What a piece of the text comes to; `nothing` is still being typed, or is only punctuation. */
type Piece =
  | { readonly piece: 'term'; readonly term: Term }
  | { readonly piece: 'filter'; readonly filter: Filter }
  | { readonly piece: 'nothing' }
  | { readonly piece: 'error'; readonly error: QueryError };

/**
 * A word of the Latin alphabet that is still too short to mean something: whatever begins with one or two letters is nearly
 * everything, costs most to look up, and is gone with the next key.
 */
export function isTooShort(term: Term): boolean {
  return term.prefix && /^[a-z0-9]{1,2}$/i.test(term.text);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Reads a search. Never throws; the first mistake is answered with its place. An operator at the very end that has no value
 * yet is no mistake, because the person is still typing.
 * @param now what `today` and `7d` are counted from.
 */
export function parseQuery(text: string, now: number): ParsedQuery {
  const words: Term[] = [];
  const filters: Filter[] = [];
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    const typing = index === tokens.length - 1 && token.end === text.length;
    const piece = read(token, typing, now);
    if (piece.piece === 'error') return { ok: false, error: piece.error };
    if (piece.piece === 'term') words.push(piece.term);
    if (piece.piece === 'filter') filters.push(piece.filter);
  }
  return { ok: true, query: { words, filters, highlight: highlightOf(words, filters) } };
}

function read(token: Token, typing: boolean, now: number): Piece {
  if (token.operator === null) return term(token, token.value, typing);
  const operator = operatorNamed(token.operator);
  const value = token.value.trim();
  if (operator === null) {
    const meant = operatorLike(token.operator);
    // `Fwd: a subject` is prose. `stat: PENDING` is not.
    if (value === '' && meant === null) return term(token, token.operator, false);
    if (value === '' && typing) return { piece: 'nothing' };
    return failed(token.at, token.valueAt - token.at, noSuchOperator(token.operator, meant?.name ?? null));
  }
  if (value === '') {
    if (typing) return { piece: 'nothing' };
    return failed(token.at, token.end - token.at, `Write a value right after “${operator.name}:”, without a space.`);
  }
  return filterOf(operator.name, value, token, typing, now);
}

function term(token: Token, text: string, typing: boolean): Piece {
  if (!LETTER_OR_DIGIT.test(text)) return { piece: 'nothing' };
  const { negated, quoted } = token;
  // Leaving out all that begins with what is half typed would empty the list for a moment.
  return { piece: 'term', term: { text: text.trim(), phrase: quoted, negated, prefix: typing && !quoted && !negated } };
}

function filterOf(name: OperatorName, value: string, token: Token, typing: boolean, now: number): Piece {
  const { negated } = token;
  switch (name) {
    case 'status': {
      const view = VIEW_WORDS.find((word) => word === value.toLowerCase());
      if (view !== undefined) return { piece: 'filter', filter: { kind: 'view', view, negated } };
      if (typing && isHalfAStatus(value)) return { piece: 'nothing' };
      return { piece: 'filter', filter: { kind: 'status', status: value.toUpperCase(), negated } };
    }
    case 'has': {
      const what = HAS_WORDS.find((word) => word === value.toLowerCase());
      if (what !== undefined) return { piece: 'filter', filter: { kind: 'has', what, negated } };
      return wrongValue(name, value, HAS_WORDS, token, typing);
    }
    case 'is': {
      const what = IS_WORDS.find((word) => word === value.toLowerCase());
      if (what !== undefined) return { piece: 'filter', filter: { kind: 'is', what, negated } };
      return wrongValue(name, value, IS_WORDS, token, typing);
    }
    case 'before':
    case 'after': {
      const moment = momentOf(value, now);
      if (moment !== null) return { piece: 'filter', filter: { kind: name, moment, negated } };
      if (typing && isHalfADate(value)) return { piece: 'nothing' };
      const advice = 'Write a day like 2026-11-20, today or yesterday, or a time ago like 24h, 7d or 2w.';
      return failed(token.valueAt, token.end - token.valueAt, `“${value}” is no date. ${advice}`);
    }
    default:
      return { piece: 'filter', filter: { kind: name, value, negated } };
  }
}

/** A half-typed word is no mistake yet, as long as it can become one of those that there are. */
function wrongValue(name: OperatorName, value: string, values: readonly string[], token: Token, typing: boolean): Piece {
  if (typing && values.some((one) => one.startsWith(value.toLowerCase()))) return { piece: 'nothing' };
  const meant = valueLike(value, values);
  const advice = meant === null ? `It takes ${listed(values)}.` : `Did you mean ${name}:${meant}?`;
  return failed(token.valueAt, token.end - token.valueAt, `“${name}:” does not know “${value}”. ${advice}`);
}

/** Searching for `PEND` would empty the list until the last letter is there. */
function isHalfAStatus(value: string): boolean {
  const known = operatorNamed('status')?.values.map((one) => one.value.toLowerCase()) ?? [];
  return !known.includes(value.toLowerCase()) && known.some((one) => one.startsWith(value.toLowerCase()));
}

function isHalfADate(value: string): boolean {
  const word = value.toLowerCase();
  return /^\d{1,4}$|^\d{4}-(\d{1,2}(-\d?)?)?$/.test(word) || ['today', 'yesterday'].some((day) => day.startsWith(word));
}

function noSuchOperator(written: string, meant: string | null): string {
  const first = `There is no operator “${written}:”.`;
  if (meant === null) return `${first} Put it in quotes to search for the words.`;
  return `${first} Did you mean ${meant}:? Put it in quotes to search for the words.`;
}

function failed(at: number, length: number, message: string): Piece {
  return { piece: 'error', error: { at, length, message } };
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function highlightOf(words: readonly Term[], filters: readonly Filter[]): readonly string[] {
  const found = [
    ...words.filter((word) => !word.negated && !isTooShort(word)).map((word) => word.text),
    ...filters.flatMap((filter) => (filter.kind === 'subject' && !filter.negated ? [filter.value] : [])),
  ];
  return [...new Set(found)];
}
