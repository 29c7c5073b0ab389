/** So many places are marked; beyond that one looks for another word. */
export const MOST_FOUND = 1_000;

/**
 * Places under `root` that hold `query`, in reading order, whatever the case of letters. A place lies within one text node:
 * words across a border of formatting (`**leg**al`) are joined first.
 */
export function findRanges(root: Element, query: string): Range[] {
  const wanted = query.toLowerCase();
  if (wanted === '') return [];
  const found: Range[] = [];
  for (const block of root.querySelectorAll('[data-text]')) {
    findInBlock(block, wanted, found);
    if (found.length >= MOST_FOUND) break;
  }
  return found;
}

function findInBlock(block: Element, wanted: string, found: Range[]): void {
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, from: text.length });
    text += node.nodeValue ?? '';
  }
  const hay = text.toLowerCase();
  // A few letters grow when they are made small (İ): then places would be off, and nothing is marked in this entry.
  if (hay.length !== text.length) return;
  for (let at = hay.indexOf(wanted); at >= 0 && found.length < MOST_FOUND; at = hay.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    const [start, end] = [place(nodes, at), place(nodes, at + wanted.length - 1)];
    if (start === null || end === null) return;
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset + 1);
    found.push(range);
  }
}

function place(nodes: readonly { readonly node: Node; readonly from: number }[], at: number) {
  const holds = nodes.findLast(({ from }) => from <= at);
  return holds === undefined ? null : { node: holds.node, offset: at - holds.from };
}
