const PIECE = 2_000;

/**
 * Text as it is, in pieces that the browser lays out only when they come into view: a line of a million characters
 * costs what is seen of it.
 */
export function plainFragment(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let at = 0;
  while (at < text.length) {
    let end = Math.min(text.length, at + PIECE);
    const lineEnd = text.lastIndexOf('\n', end);
    if (end < text.length && lineEnd > at) end = lineEnd + 1;
    // Not between the halves of one character.
    else if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    const piece = document.createElement('div');
    piece.className = 'md-plain';
    piece.textContent = text.slice(at, end).replace(/\n$/, '');
    fragment.append(piece);
    at = end;
  }
  return fragment;
}
