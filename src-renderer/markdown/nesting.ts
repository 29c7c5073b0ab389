/** Longer texts are shown as plain text: no comment of the API is (65,535), and rich text of this size serves nobody. */
export const LONGEST_RICH = 100_000;

const DEEPEST_QUOTE = 12;
const DEEPEST_LIST = 12;
const LONGEST_RUN = 200;
const DEEPEST_BRACKETS = 40;

/**
 * True for text whose nesting only serves to stall a parser: found in one pass, before it is parsed. Such a text is
 * shown as it is.
 */
export function isTooDeep(text: string): boolean {
  let quotes = 0;
  let lists = 0;
  let atStart = true;
  let open = 0;
  let run = 0;
  let before = '';
  for (const letter of text) {
    run = letter === before ? run + 1 : 1;
    before = letter;
    if (run > LONGEST_RUN && '*_`~[]()<>!|\\'.includes(letter)) return true;
    if (letter === '\n') {
      atStart = true;
      quotes = 0;
      lists = 0;
      continue;
    }
    if (atStart) {
      if (letter === '>') quotes++;
      else if (letter === '-' || letter === '*' || letter === '+') lists++;
      else if (letter !== ' ' && letter !== '\t') atStart = false;
      if (quotes > DEEPEST_QUOTE || (lists > DEEPEST_LIST && run === 1)) return true;
    }
    if (letter === '[' || letter === '(') open++;
    else if ((letter === ']' || letter === ')') && open > 0) open--;
    if (open > DEEPEST_BRACKETS) return true;
  }
  return false;
}
