import { codeTester, type Range } from './code-ranges.ts';

/** What a saved reply can name, in the order in which it is offered. */
export const VARIABLES = [
  'case.id',
  'case.externalId',
  'case.subject',
  'case.status',
  'transfer.id',
  'profile.id',
  'agent.name',
  'date',
  'time',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What each variable stands for here; one that is missing, null or empty stays as it is. */
export type Values = { readonly [N in Variable]?: string | null };

/**
 * A place that is still to be filled in. `variable`: the case lacks the value. `unknown`: no variable has this name.
 * `field`: the agent fills it in, by one of the choices where there are some.
 */
export type Placeholder = Range & {
  /** As it stands in the text. */
  readonly raw: string;
  readonly kind: 'variable' | 'unknown' | 'field';
  readonly name: string;
  readonly choices: readonly string[];
};

// No braces inside, and not over the end of a paragraph: what is longer is no placeholder that somebody meant.
const PLACEHOLDER = /\{\{((?:(?!\n[ \t]*\r?\n)[^{}]){0,300})\}\}/g;

export function isVariable(name: string): name is Variable {
  return VARIABLES.some((one) => one === name);
}

/** True where an odd number of backslashes stands before: markdown shows the brace, and so do we. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Every place of a text that would be filled in, in order. Code and escaped braces are no places. */
export function findPlaceholders(text: string): Placeholder[] {
  if (!text.includes('{{')) return [];
  const isCode = codeTester(text);
  const found: Placeholder[] = [];
  for (const match of text.matchAll(PLACEHOLDER)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (isEscaped(text, range.start) || isCode(range)) continue;
    const inner = (match[1] ?? '').trim();
    if (inner.startsWith('?')) {
      const [name = '', ...choices] = inner
        .slice(1)
        .split('|')
        .map((part) => part.trim());
      found.push({ ...range, raw: match[0], kind: 'field', name, choices: choices.filter((choice) => choice !== '') });
    } else found.push({ ...range, raw: match[0], kind: isVariable(inner) ? 'variable' : 'unknown', name: inner, choices: [] });
  }
  return found;
}

/** Puts in the values that are known. What a value itself holds is never read as a place. */
export function fillIn(text: string, values: Values): string {
  let filled = '';
  let from = 0;
  for (const place of findPlaceholders(text)) {
    const value = isVariable(place.name) && place.kind === 'variable' ? (values[place.name] ?? '') : '';
    if (value === '') continue;
    filled += text.slice(from, place.start) + value.replaceAll('{{', '\\{\\{');
    from = place.end;
  }
  return filled + text.slice(from);
}

/** A text of somebody else, with what looks like a place to fill in made plain words. */
export function escapePlaces(text: string): string {
  let plain = '';
  let from = 0;
  for (const place of findPlaceholders(text)) {
    plain += `${text.slice(from, place.start)}\\{\\{`;
    from = place.start + 2;
  }
  return plain + text.slice(from);
}

/** How a text that can not leave is explained; null where nothing is left to fill in. */
export function unfilledWords(text: string): string | null {
  const places = findPlaceholders(text);
  if (places.length === 0) return null;
  const named = [...new Set(places.map((place) => place.raw))];
  const shown = named.slice(0, 5).join(', ') + (named.length > 5 ? ' and others' : '');
  return `${places.length === 1 ? '1 place is' : `${places.length.toLocaleString('en')} places are`} not filled in: ${shown}`;
}
