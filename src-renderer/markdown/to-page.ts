/** What only means something where there is somebody to press it. */
const ON_SCREEN_ONLY = '.md-copy, svg';
const ATTRIBUTES_ON_SCREEN_ONLY = ['tabindex', 'role', 'title', 'aria-label', 'aria-level'];

/**
 * What a printed document holds as text of HTML, for a file. It is made of nodes that were sanitised, and nothing in it leads
 * anywhere: a link is its words, and its address stands behind them as text (print-document.css).
 */
export function pageText(printed: Element): string {
  const copy = printed.cloneNode(true);
  // A clone of an element is one.
  if (!(copy instanceof Element)) return '';
  for (const element of copy.querySelectorAll(ON_SCREEN_ONLY)) element.remove();
  for (const element of copy.querySelectorAll('.printed-body *')) {
    for (const name of ATTRIBUTES_ON_SCREEN_ONLY) element.removeAttribute(name);
  }
  return copy.innerHTML;
}
