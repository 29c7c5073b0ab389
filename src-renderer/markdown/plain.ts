const PIECE = 1_000;

/**
 * Text as it is, in pieces that the browser lays out only when they come into view: a line of a million characters
 * costs what is seen of it.
 */
export function plainFragment(text: string, from = 0, to = text.length): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const last = Math.min(text.length, to);
  let at = from;
  while (at < last) {
    let end = Math.min(last, at + PIECE);
    const lineEnd = text.lastIndexOf('\n', end);
    if (end < last && lineEnd > at) end = lineEnd + 1;
    // Not between the halves of one character.
    else if (end < last && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    const piece = document.createElement('div');
    piece.className = 'md-plain';
    piece.textContent = text.slice(at, end).replace(/\n$/, '');
    fragment.append(piece);
    at = end;
  }
  return fragment;
}
