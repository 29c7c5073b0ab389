/** Both limits are Wise's: the server cuts the excess silently. */
const SERVER_LIMIT = 65_535;

/** Forgives what a server may do to a text without changing its words: line ends, trailing space, Unicode form, the cut. */
export function normalise(text: string): string {
  return text
    .slice(0, SERVER_LIMIT)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

/** Whether the one is the other, as it came back from Wise. */
export function sameText(a: string, b: string): boolean {
  return normalise(a) === normalise(b);
}
