const GONE = '[removed]';

/** Words that messages of an API are made of. Alone they tell nothing of anybody, even where a comment has them as well. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and any are as at be been but by can cannot could do does exceed exceeds expected failed field for found from has have ' +
    'if in invalid into is it its least length longer many may maximum message minimum missing more most must no none not null ' +
    'of on one only or out parameter present request required resource server should size state status submit than that the ' +
    'there this to token too type unexpected unknown unprocessable until up user valid value was were when which while with ' +
    'without characters character comment comments case cases subject description profile transfer error errors internal bad ' +
    'gateway method supported authentication access full client credentials long short large small empty blank final closed open'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}._@+-]*/gu;
const QUOTED = /(?<!\p{L})(?:'[^']*'|"[^"]*"|`[^`]*`|“[^”]*”|‘[^’]*’|«[^»]*»)/gu;
/** Long runs without a space are tokens, accounts or ids of somebody. */
const LONGEST_WORD = 24;
const MOST_LOOKED_AT = 200_000;

/**
 * Takes out of an error message what it repeats of values that were removed: whatever it quotes, addresses, long numbers and
 * tokens, and every word that stands in a removed value and is no word that such messages are made of.
 * @param removed values that must not be told
 */
export function takeOutEchoes(message: string, removed: readonly string[]): string {
  const known = new Set<string>();
  let looked = 0;
  for (const value of removed) {
    looked += value.length;
    if (looked > MOST_LOOKED_AT) return GONE;
    for (const word of value.toLowerCase().match(WORD) ?? []) known.add(word);
  }
  let text = message;
  // Whole values first: one that is no word at all (symbols, a single letter) is found by nothing else.
  for (const value of removed) if (value.trim().length > 1) text = text.replaceAll(value, GONE);
  text = text.replace(QUOTED, GONE).replace(WORD, (word) => (isTelling(word, known) ? GONE : word));
  return text.replace(/(?:\[\[removed\]\]|\[removed\])(?:[\s,.;:-]*(?:\[\[removed\]\]|\[removed\]))*/g, GONE);
}

function isTelling(word: string, known: ReadonlySet<string>): boolean {
  const plain = word.toLowerCase().replace(/[._+-]+$/, '');
  if (plain === 'removed') return false;
  if (word.length > LONGEST_WORD || word.includes('@') || /\d{6}/.test(word) || (word.match(/\d/g)?.length ?? 0) > 7) return true;
  if (word.length >= 8 && /\d/.test(word) && /\p{L}/u.test(word)) return true;
  if (PLAIN_WORDS.has(plain)) return false;
  return known.has(plain) || known.has(word.toLowerCase());
}
