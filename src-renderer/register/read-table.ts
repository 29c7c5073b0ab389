import Papa from 'papaparse';

/** The largest file that is looked at. 20,000 rows with everything that a row may bring are smaller. */
export const LARGEST_FILE = 64 * 1024 * 1024;
const LONGEST_HEADER = 200;
const MOST_COLUMNS = 200;

export type Table = {
  /** The first row; `Column 2` where a cell of it is empty. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type TableProblem = 'too-big' | 'binary' | 'empty' | 'only-headers' | 'too-many-rows' | 'quotes';

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: TableProblem; readonly at?: number };

/** Text out of bytes, by the marks at their beginning; null where it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  return bytes.subarray(0, 1_000_000).includes(0) ? null : decodeBytes(bytes);
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Excel on Windows saves "CSV" in the old code page: ids are the same in it, and names mostly right.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

// A text with many of these is a picture or a workbook with another name.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/g;

function looksBinary(text: string): boolean {
  const start = text.slice(0, 4_096);
  return (start.match(CONTROL)?.length ?? 0) > start.length / 100 || start.startsWith('PK') || start.startsWith('%PDF');
}

/** Reads a table of any separator. Pure, so that it is tested without a file and runs in a thread of its own. */
export function readTable(bytes: Uint8Array, mostRows: number): ReadTable {
  if (bytes.length > LARGEST_FILE) return { ok: false, problem: 'too-big' };
  const text = decodeText(bytes);
  if (text === null || looksBinary(text)) return { ok: false, problem: 'binary' };
  const hint = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const plain = text.slice(hint?.[0].length ?? 0).replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { ok: false, problem: 'empty' };
  const parsed = Papa.parse<string[]>(plain, {
    delimiter: hint?.[1] ?? delimiterOf(plain),
    skipEmptyLines: 'greedy',
    // One more than is taken, and the headers: enough to know that there are too many.
    preview: mostRows + 2,
  });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) return { ok: false, problem: 'quotes', at: (broken.row ?? 0) + 1 };
  const [first = [], ...rows] = parsed.data;
  // A list of ids without a heading: its first row counts.
  const bare = first.some((cell) => /^\s*#?\d+\s*$/.test(cell));
  const body = bare ? parsed.data : rows;
  if (body.length > mostRows) return { ok: false, problem: 'too-many-rows' };
  if (body.length === 0) return { ok: false, problem: 'only-headers' };
  const width = Math.min(MOST_COLUMNS, Math.max(first.length, ...body.slice(0, 100).map((row) => row.length)));
  const headers = Array.from({ length: width }, (_, i) => nameOf(bare ? '' : (first[i] ?? ''), i));
  return { ok: true, table: { headers, rows: body.map((row) => row.slice(0, width)) } };
}

function nameOf(cell: string, index: number): string {
  return cell.trim().slice(0, LONGEST_HEADER) || `Column ${index + 1}`;
}

const DELIMITERS = ['\t', ';', ',', '|'] as const;

/** The separator that stands most often in the first line; a list of one column has none, and a comma does no harm there. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r\n|[\n\r]/, 1);
  const outside = head.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: outside.split(delimiter).length - 1 }));
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count === 0 ? ',' : best.delimiter;
}
