/** A part of a text: from `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number };

/** A fenced block of code. `opener` is its first line, and `fence` the marks alone, so that it can be closed and opened again. */
export type Fence = Range & { readonly opener: string; readonly fence: string };

type Line = Range & { readonly depth: number; readonly content: string };

/** Lines with the marks of quotes taken off; `end` stands after the line's own end. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at + 1;
    const whole = text.slice(start, end);
    const marks = /^(?: {0,3}> ?)*/.exec(whole)?.[0] ?? '';
    lines.push({
      start,
      end,
      depth: marks.split('>').length - 1,
      content: whole.slice(marks.length).replace(/\r?\n$/, ''),
    });
    start = end;
  }
  return lines;
}

/** Fenced blocks of code as CommonMark finds them; one that is never closed goes on to the end. */
export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { start: number; opener: string; fence: string; depth: number } | null = null;
  for (const line of linesOf(text)) {
    if (open !== null && line.depth < open.depth) {
      fences.push({ start: open.start, end: line.start, opener: open.opener, fence: open.fence });
      open = null;
    }
    if (open === null) {
      const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line.content)?.[1];
      if (mark !== undefined) {
        const opener = text.slice(line.start, line.end).replace(/\r?\n$/, '');
        open = { start: line.start, opener, fence: mark, depth: line.depth };
      }
    } else if (closes(line.content, open.fence)) {
      fences.push({ start: open.start, end: line.end, opener: open.opener, fence: open.fence });
      open = null;
    }
  }
  if (open !== null) fences.push({ start: open.start, end: text.length, opener: open.opener, fence: open.fence });
  return fences;
}

function closes(content: string, fence: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(content)?.[1];
  return mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length;
}

/** Where runs of backticks begin, by their length. */
function runsByLength(block: string): ReadonlyMap<number, readonly number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of block.matchAll(/`+/g)) {
    const known = runs.get(run.length);
    if (known === undefined) runs.set(run.length, [index]);
    else known.push(index);
  }
  return runs;
}

/** Spans between runs of backticks of one length, within one block of text that begins at `offset`. */
function spansIn(block: string, offset: number): Range[] {
  if (!block.includes('`')) return [];
  // Inside a span a backslash is a letter like any other, so the closing run is any run of the same length.
  const closings = runsByLength(block);
  const next = new Map<number, number>();
  const spans: Range[] = [];
  let at = 0;
  for (const { 0: opening, index } of block.matchAll(/\\.|`+/gs)) {
    if (index < at || !opening.startsWith('`')) continue;
    const { length } = opening;
    const sameLength = closings.get(length) ?? [];
    let place = next.get(length) ?? 0;
    while (place < sameLength.length && (sameLength[place] ?? 0) < index + length) place++;
    next.set(length, place);
    const closing = sameLength[place];
    if (closing === undefined) continue;
    at = closing + length;
    spans.push({ start: offset + index, end: offset + at });
  }
  return spans;
}

function blocks(text: string, separator: RegExp): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    found.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  found.push({ start, end: text.length });
  return found;
}

/** Whether one of these ranges, which are in order and apart from each other, holds the part whole. */
function holds(ranges: readonly Range[], part: Range): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) < part.end) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.start ?? Number.POSITIVE_INFINITY) <= part.start;
}

/**
 * Whether a part of a text is code beyond doubt. Where a block ends decides how backticks pair, and that takes a whole
 * parser of markdown; so a span counts only where pairing by line and pairing by paragraph agree. What is taken for text
 * though it is code is asked about, which costs a look; the other way round it would be sent.
 */
export function codeTester(text: string): (part: Range) => boolean {
  if (!text.includes('`') && !text.includes('~~~')) return () => false;
  const fences = fencesOf(text);
  const byLine = blocks(text, /\n/g).flatMap(({ start, end }) => spansIn(text.slice(start, end), start));
  const byParagraph = blocks(text, /\n[ \t]*\r?\n/g).flatMap(({ start, end }) => spansIn(text.slice(start, end), start));
  return (part) => holds(fences, part) || (holds(byLine, part) && holds(byParagraph, part));
}
