const LONGEST_URL = 2_048;

// Control, bidirectional and invisible characters: they make an address look like another one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const DECEIVING = /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]/;

export type ReviewedLink = {
  /** Read and written again: what will be opened. */
  readonly url: string;
  readonly host: string;
  /** The host has letters beyond ASCII, written as punycode above. */
  readonly foreignLetters: boolean;
};

/** An address that may be offered for opening, or null. The main process reviews it again. */
export function reviewLink(href: string): ReviewedLink | null {
  if (href.length > LONGEST_URL || DECEIVING.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.host === '') return null;
  return { url: url.href, host: url.host, foreignLetters: url.hostname.split('.').some((part) => part.startsWith('xn--')) };
}
