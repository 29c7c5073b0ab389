const LONGEST_LINK = 2_048;

export type LinkReview = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly why: string };

// Control characters and the marks that turn the direction of text: they make an address read as another one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const DISGUISE = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]/;

/**
 * Decides whether a link of a thread may be handed to the browser: https, a host, no user name in it, nothing that disguises
 * where it goes. What is opened is the address as parsed and written again, not the text that came in.
 */
export function reviewLink(text: string): LinkReview {
  if (text.length > LONGEST_LINK) return { ok: false, why: 'The address is too long.' };
  if (DISGUISE.test(text)) return { ok: false, why: 'The address holds characters that hide where it goes.' };
  if (!URL.canParse(text)) return { ok: false, why: 'This is not an address.' };
  const url = new URL(text);
  if (url.protocol !== 'https:') return { ok: false, why: 'Only https addresses are opened.' };
  if (url.username !== '' || url.password !== '') return { ok: false, why: 'The address holds a user name.' };
  if (url.hostname === '' || !/^https:\/\/[^/]/i.test(text)) return { ok: false, why: 'The address names no host.' };
  if (url.href.length > LONGEST_LINK) return { ok: false, why: 'The address is too long.' };
  return { ok: true, url: url.href };
}
