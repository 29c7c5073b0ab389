const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LOOKED_AT = 1_000;

/**
 * The direction of a text by its first letter. `dir="auto"` says the same, but reads on to the first letter each time
 * something changes, which stalls on a long text without any.
 */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = LETTER.exec(text.slice(0, LOOKED_AT))?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
