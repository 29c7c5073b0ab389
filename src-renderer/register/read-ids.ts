import { readCaseId } from '../../src-shared/ids.ts';

/** Why a piece of text is no id of a case. */
export type UnreadableReason = 'empty' | 'letters' | 'minus' | 'decimal' | 'grouped' | 'shortened' | 'zero' | 'too-large';

export type Unreadable = { readonly text: string; readonly line: number; readonly reason: UnreadableReason };

export type ReadIds = {
  /** Each id once, in the order in which it first stands there. */
  readonly ids: readonly string[];
  /** How many pieces repeat an id that stands before them. */
  readonly repeated: number;
  readonly unreadable: readonly Unreadable[];
};

/** Anything that stands between ids in mails, chats and tables. No dot and no sign: those may belong to a number. */
const SEPARATORS = /[\s,;|"'`()[\]{}<>]+/u;
/** `700,000,412` is one number to a person and three to a machine: nobody's guess is taken. */
const GROUPED = /(?<![\d,.'’])\d{1,3}(?:[,'’]\d{3})+(?![\d,.'’])/u;
/** Beyond this nothing is an id, and nobody reads it in a list. */
const LONGEST_SHOWN = 60;

function isComment(line: string): boolean {
  if (line.startsWith('//')) return true;
  return line.startsWith('#') && !/^#\s*\d+$/.test(line) && !/^#\d/.test(line);
}

/** What is wrong with a piece that is no id. */
export function whyUnreadable(piece: string): UnreadableReason {
  const text = piece.trim().replace(/^#\s*/, '');
  if (text === '') return 'empty';
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) return 'shortened';
  if (/^[-\u2212\u2013]\s*\d+$/u.test(text)) return 'minus';
  if (GROUPED.test(text) && /^[\d,'’]+$/u.test(text)) return 'grouped';
  if (/^[-\u2212\u2013]?\d*[.,]\d+$/u.test(text)) return 'decimal';
  if (/^0+$/.test(text)) return 'zero';
  return /^\d+$/.test(text) ? 'too-large' : 'letters';
}

/** One id as it stands in a cell or between separators, or why it is none. Every digit counts: no number is made of it. */
export function readPiece(piece: string): { readonly id: string } | { readonly reason: UnreadableReason } {
  const text = piece.trim();
  // The shape first: a piece of a megabyte is not worth reading as a number.
  const id = text.length <= 200 && /^#?\s*\d+$/.test(text) ? readCaseId(text) : null;
  return id === null ? { reason: whyUnreadable(text) } : { id };
}

export function shorten(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

/** Reads ids out of anything that was pasted. What is no id is told, never dropped. */
export function readIds(text: string): ReadIds {
  const ids = new Set<string>();
  const unreadable: Unreadable[] = [];
  let repeated = 0;

  function take(piece: string, line: number): void {
    const read = readPiece(piece);
    if ('reason' in read) unreadable.push({ text: shorten(piece), line, reason: read.reason });
    else if (ids.has(read.id)) repeated++;
    else ids.add(read.id);
  }

  for (const [index, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/u).entries()) {
    const line = raw.trim().replace(/^\uFEFF/, '');
    if (line === '' || isComment(line)) continue;
    for (const part of piecesOf(line)) take(part, index + 1);
  }
  return { ids: [...ids], repeated, unreadable };
}

/** The pieces of a line. A number in groups of three stays together, so that no separator takes it apart. */
function piecesOf(line: string): string[] {
  if (/^#\s+\d+$/.test(line)) return [line];
  const pieces: string[] = [];
  let rest = line;
  for (let match = GROUPED.exec(rest); match !== null; match = GROUPED.exec(rest)) {
    pieces.push(...rest.slice(0, match.index).split(SEPARATORS), match[0]);
    rest = rest.slice(match.index + match[0].length);
  }
  return [...pieces, ...rest.split(SEPARATORS)].filter((piece) => piece !== '');
}

/** The reason in words. */
export function reasonWords(reason: UnreadableReason): string {
  switch (reason) {
    case 'empty':
      return 'There is no id.';
    case 'letters':
      return 'An id holds digits only.';
    case 'minus':
      return 'An id has no minus.';
    case 'decimal':
      return 'An id is a whole number.';
    case 'grouped':
      return 'One number, or several? Write ids without commas in them, each on its own line.';
    case 'shortened':
      return 'A spreadsheet shortened this number. Format the column as text, and copy it again.';
    case 'zero':
      return 'An id is above zero.';
    case 'too-large':
      return 'Larger than an id can be.';
  }
}
