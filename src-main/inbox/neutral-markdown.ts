// What turns the direction of whatever follows; the marks that only say which way one letter stands may stay.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
// Bounded, so that no text can make the search for its end a long one. What it does not fit is caught by the next.
const IMAGE = /!\[([^[\]\n]{0,300})\]\(\s*<?([^\s<>)]{1,2000})>?([^()\n]{0,300})\)/g;

/** Characters that turn the words beside them, by their number. */
export function withVisibleTurns(text: string): string {
  return text.replace(TURNING, (letter) => `‹U+${letter.charCodeAt(0).toString(16).toUpperCase()}›`);
}

/**
 * Markdown of anybody for a file that other programs show: its formatting counts, but no HTML in it is HTML, nothing is loaded, and
 * nothing turns the words beside it. Entities in place of backslashes: a backslash before them takes none of it away.
 */
export function neutralMarkdown(text: string): string {
  return (
    withVisibleTurns(text)
      // The same characters can be written as numbers.
      .replaceAll('&#', '&amp;#')
      .replace(
        IMAGE,
        (_all, words: string, address: string, title: string) => `[image: ${words || 'no description'}] ${address}${title}`,
      )
      .replace(/<(?=[a-z/!?])/gi, '&lt;')
      // Images by reference, embedded notes, and what the replacements above brought together.
      .replaceAll('![', '&#33;[')
  );
}
