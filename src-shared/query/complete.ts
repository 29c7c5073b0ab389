import { OPERATORS, type OperatorName, operatorNamed } from './operators.ts';
import { tokensOf, tokenUnder } from './tokens.ts';

/** What can stand at the caret: `insert` takes the place of the text from `from` to `to`. */
export type Completion = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** What it means, in one line. */
  readonly meaning: string;
};

/** Values that only the desk knows. */
export type KnownValues = { readonly tags?: readonly string[]; readonly types?: readonly string[] };

/** Operators and values that fit what is being typed at the caret, the operators in the order of their table. */
export function completions(text: string, caret: number, known: KnownValues = {}): readonly Completion[] {
  const place = Math.max(0, Math.min(caret, text.length));
  const token = tokenUnder(text, place);
  if (token === null) return OPERATORS.map(({ name, meaning }) => ({ from: place, to: place, insert: `${name}:`, meaning }));
  // With the caret inside a piece, what stands behind the caret is not what is being typed.
  if (place < token.end) return [];
  const minus = token.negated ? '-' : '';
  if (token.operator === null) {
    if (token.quoted) return [];
    const typed = token.value.toLowerCase();
    return OPERATORS.filter(({ name }) => name.startsWith(typed)).map(({ name, meaning }) => ({
      from: token.at,
      to: token.end,
      insert: `${minus}${name}:`,
      meaning,
    }));
  }
  const operator = operatorNamed(token.operator);
  if (operator === null) return [];
  const typed = token.value.toLowerCase();
  const own = operator.name === 'tag' ? known.tags : operator.name === 'type' ? known.types : [];
  const values = [...operator.values, ...(own ?? []).map((value) => ({ value, meaning: operator.meaning }))];
  return values
    .filter(({ value }) => value.toLowerCase().startsWith(typed) && value.toLowerCase() !== typed)
    .map(({ value, meaning }) => ({
      from: token.at,
      to: token.end,
      insert: `${minus}${operator.name}:${quotedIfNeeded(value)} `,
      meaning,
    }));
}

/** A value as it has to be written: in quotes where a space would end it. */
export function quotedIfNeeded(value: string): string {
  const plain = value.replace(/["“”„]/g, '');
  return /\s/.test(plain) || plain === '' ? `"${plain}"` : plain;
}

/** The search with one more filter, in the place of another value of the same operator. */
export function withFilter(text: string, operator: OperatorName, value: string): string {
  const kept = tokensOf(text)
    .filter((token) => token.negated || token.operator?.toLowerCase() !== operator)
    .map((token) => text.slice(token.at, token.end));
  return [...kept, `${operator}:${quotedIfNeeded(value)}`].join(' ');
}
