import { type Fence, fencesOf } from './code-ranges.ts';
import { strictLength } from './outbox.ts';

/** The most parts that one reply is split into. */
export const MOST_PARTS = 50;

/** One part: `opens` + the slice from `start` to `end` + `closes`. Between the slices stands nothing but white space. */
export type TextPart = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line that opens a block of code again, where the cut fell into one; else empty. */
  readonly opens: string;
  readonly closes: string;
};

/** A break that leaves less than this share of a part is passed over for a finer one. */
const LEAST_SHARE = 0.3;
/** A block of code whose first line is longer than this share is cut like any other text. */
const LARGEST_OPENER_SHARE = 0.2;
/** A letter of more units than this is none that somebody wrote. */
const LONGEST_LETTER = 200;

// What may stand between two parts, from the best place to the least good one.
const BREAKS = [/\n[ \t]*\r?\n/g, /\n/g, /[.!?…。！？]["'”’»)\]]*(?=\s)/g, /\s/g] as const;

/** How far a text reaches from `start` within `limit`, counted strictly, and never between two halves of one sign. */
function reach(text: string, start: number, limit: number): number {
  let length = 0;
  let at = start;
  while (at < text.length) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    length += strictLength(sign);
    if (length > limit) break;
    at += sign.length;
  }
  return at;
}

let segmenter: Intl.Segmenter | null = null;

/** The last place between two letters, as people see them, that is not after `at`; `at` itself where there is none. */
function betweenLetters(text: string, start: number, at: number): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const from = Math.max(start, at - LONGEST_LETTER);
  let last = from;
  for (const { index } of segmenter.segment(text.slice(from, at + LONGEST_LETTER))) if (from + index <= at) last = from + index;
  return last > from ? last : at;
}

/** The text with its blocks of code made solid, so that no break is found inside one. */
function withoutBreaksInCode(text: string, fences: readonly Fence[]): string {
  let solid = '';
  let from = 0;
  for (const { start, end } of fences) {
    const last = text[end - 1] === '\n' ? end - 1 : end;
    solid += text.slice(from, start) + 'x'.repeat(last - start);
    from = last;
  }
  return solid + text.slice(from);
}

function cutText(text: string, solid: string, start: number, reached: number): number {
  const window = solid.slice(start, reached);
  for (const pattern of BREAKS) {
    let last = -1;
    for (const match of window.matchAll(pattern)) last = match.index + match[0].trimEnd().length;
    if (last > window.length * LEAST_SHARE) return start + last;
  }
  return betweenLetters(text, start, reached);
}

/** Inside code a cut falls at the end of a line, and never in the line that opens the block. */
function cutCode(text: string, start: number, reached: number, fence: Fence): number {
  const at = text.lastIndexOf('\n', reached);
  return at > Math.max(start, fence.start + fence.opener.length + 1) ? at : betweenLetters(text, start, reached);
}

function part(text: string, start: number, end: number, opens: string, closes: string): TextPart {
  const slice = closes === '' ? text.slice(start, end).trimEnd() : text.slice(start, end);
  return { text: opens + slice + closes, start, end: start + slice.length, opens, closes };
}

/**
 * Splits a text into parts of at most `limit` each: at paragraphs, lines, sentences, words, and at last between letters. A
 * block of code stays whole where it fits into a part, and is closed and opened again where it does not.
 */
export function splitText(text: string, limit: number): TextPart[] {
  const fences = fencesOf(text).filter((fence) => strictLength(fence.opener) < limit * LARGEST_OPENER_SHARE);
  const solid = withoutBreaksInCode(text, fences);
  const parts: TextPart[] = [];
  let at = 0;
  let inside: Fence | null = null;
  while (at < text.length) {
    if (inside === null) {
      at += /^(?:[ \t]*\r?\n)*/.exec(text.slice(at))?.[0].length ?? 0;
      if (text.slice(at).trim() === '') break;
    }
    const opens: string = inside === null ? '' : `${inside.opener}\n`;
    const room = limit - strictLength(opens);
    const reached = reach(text, at, room);
    if (reached === text.length) {
      parts.push(part(text, at, reached, opens, ''));
      break;
    }
    const fence: Fence | undefined = fences.find((one) => one.start < reached && one.end > reached);
    if (fence === undefined) {
      const end = cutText(text, solid, at, reached);
      parts.push(part(text, at, end, opens, ''));
      at = end + (/^[ \t]*\r?\n|^[ \t]+/.exec(text.slice(end, end + 1_000))?.[0].length ?? 0);
      inside = null;
    } else if (fence.start > at && (fits(fence) || fence.start - at > room * LEAST_SHARE)) {
      parts.push(part(text, at, fence.start, opens, ''));
      at = fence.start;
      inside = null;
    } else {
      const closes: string = `\n${fence.opener.slice(0, fence.opener.indexOf(fence.fence))}${fence.fence}`;
      const end = cutCode(text, at, reach(text, at, room - strictLength(closes)), fence);
      parts.push(part(text, at, end, opens, closes));
      at = text[end] === '\n' ? end + 1 : end;
      inside = fence;
    }
  }
  return parts;

  function fits(fence: Fence): boolean {
    return strictLength(text.slice(fence.start, fence.end)) <= limit;
  }
}
