/** A piece of a search as it was typed: `-status:"in review"` has all of them. Positions are of the whole text. */
export type Token = {
  readonly at: number;
  readonly end: number;
  readonly negated: boolean;
  /** What stands before the colon; null for words and phrases. */
  readonly operator: string | null;
  readonly value: string;
  /** Where the value begins, with its quote. */
  readonly valueAt: number;
  readonly quoted: boolean;
};

// Keyboards of phones and word processors bend the quotes.
const QUOTES = '"“”„';
const NAME = /^(\p{L}[\p{L}_-]*):/u;

const isQuote = (letter: string | undefined) => letter !== undefined && QUOTES.includes(letter);

/**
 * Cuts a search into its pieces. A quote that is not closed holds to the end, because its end is still being typed.
 * Addresses (`https://…`) and times (`10:30`) are words: nobody who pastes one means an operator.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const negated = text[at] === '-' && at + 1 < text.length && !/\s/.test(text.charAt(at + 1));
  const start = negated ? at + 1 : at;
  if (isQuote(text[start])) {
    const { value, end } = quotedAt(text, start);
    return { at, end, negated, operator: null, value, valueAt: start, quoted: true };
  }
  const word = /^\S*/.exec(text.slice(start))?.[0] ?? '';
  const name = NAME.exec(word)?.[1];
  if (name === undefined || word.startsWith('//', name.length + 1)) {
    return { at, end: start + word.length, negated, operator: null, value: word, valueAt: start, quoted: false };
  }
  const valueAt = start + name.length + 1;
  if (isQuote(text[valueAt])) {
    const { value, end } = quotedAt(text, valueAt);
    return { at, end, negated, operator: name, value, valueAt, quoted: true };
  }
  const value = word.slice(name.length + 1);
  return { at, end: start + word.length, negated, operator: name, value, valueAt, quoted: false };
}

function quotedAt(text: string, at: number): { value: string; end: number } {
  let end = at + 1;
  while (end < text.length && !isQuote(text[end])) end++;
  return { value: text.slice(at + 1, end), end: Math.min(end + 1, text.length) };
}

/** The piece that holds the caret, or null between pieces. */
export function tokenUnder(text: string, caret: number): Token | null {
  return tokensOf(text).find((token) => token.at < caret && caret <= token.end) ?? null;
}
