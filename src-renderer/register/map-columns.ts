import { type ImportRow, MAX_IMPORTED_FIELD } from '../../src-shared/register.ts';
import { readPiece, shorten, type Unreadable } from './read-ids.ts';
import type { Table } from './read-table.ts';

/** Which column holds what; null: none does. */
export type ColumnMapping = {
  readonly caseId: number | null;
  readonly externalId: number | null;
  readonly subject: number | null;
  readonly note: number | null;
};

export type MappedRows = {
  readonly rows: readonly ImportRow[];
  readonly repeated: number;
  /** `line` counts the rows below the heading. */
  readonly unreadable: readonly Unreadable[];
  /** How many fields were longer than what is kept of them. */
  readonly cut: number;
};

const NAMES: Readonly<Record<keyof ColumnMapping, readonly RegExp[]>> = {
  caseId: [/^(wise|partner)?(case)(id|number|no|nr)?$/, /^(wise)?caseid$/, /^id$/, /^(ticket|reference)(id|number|no)?$/],
  externalId: [/^external(case)?(id|reference|ref)?$/, /^(partner|our|own|customer)(external)?(id|reference|ref)$/, /^extid$/],
  subject: [/^(subject|title|topic|summary|name)$/],
  note: [/^(notes?|comments?|remarks?|description|memo)$/],
};

/** Guesses from the headings, and the column of ids from what stands in it where its heading says nothing. */
export function guessColumns(table: Table): ColumnMapping {
  const names = table.headers.map((header) => header.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const taken = new Set<number>();
  function find(patterns: readonly RegExp[]): number | null {
    for (const pattern of patterns) {
      const at = names.findIndex((name, index) => !taken.has(index) && pattern.test(name));
      if (at >= 0) {
        taken.add(at);
        return at;
      }
    }
    return null;
  }
  const externalId = find(NAMES.externalId);
  const named = find(NAMES.caseId);
  const subject = find(NAMES.subject);
  const note = find(NAMES.note);
  const sample = table.rows.slice(0, 50);
  const counted = table.headers.map((_, index) =>
    taken.has(index) ? 0 : sample.filter((row) => 'id' in readPiece(row[index] ?? '')).length,
  );
  const most = Math.max(0, ...counted);
  const caseId = named ?? (most > sample.length / 2 ? counted.indexOf(most) : null);
  return { caseId, externalId, subject, note };
}

/** The rows that can be imported, and what stands in the way of the others. */
export function mapColumns(table: Table, mapping: ColumnMapping): MappedRows {
  const { caseId: idColumn } = mapping;
  if (idColumn === null) return { rows: [], repeated: 0, unreadable: [], cut: 0 };
  const rows = new Map<string, ImportRow>();
  const unreadable: Unreadable[] = [];
  let repeated = 0;
  let cut = 0;

  function field(row: readonly string[], column: number | null): string | null {
    const text = column === null ? '' : (row[column] ?? '').trim();
    if (text.length > MAX_IMPORTED_FIELD) cut++;
    return text === '' ? null : text.slice(0, MAX_IMPORTED_FIELD);
  }

  table.rows.forEach((row, index) => {
    const cell = row[idColumn] ?? '';
    const read = readPiece(cell);
    if ('reason' in read) unreadable.push({ text: shorten(cell.trim()), line: index + 1, reason: read.reason });
    else if (rows.has(read.id)) repeated++;
    else {
      rows.set(read.id, {
        caseId: read.id,
        externalId: field(row, mapping.externalId),
        subject: field(row, mapping.subject),
        note: field(row, mapping.note),
      });
    }
  });
  return { rows: [...rows.values()], repeated, unreadable, cut };
}
