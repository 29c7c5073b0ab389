import { describe, expect, test } from 'vitest';
import { guessColumns, mapColumns } from '../../../src-renderer/register/map-columns.ts';
import { type ReadTable, readTable, type TableProblem } from '../../../src-renderer/register/read-table.ts';

const MOST = 20_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTable(bytes(text), MOST);

function tableOf(result: ReadTable) {
  if (!result.ok) throw new Error(result.problem);
  return result.table;
}

describe('a table out of bytes', () => {
  test.each<[string, string, string[], string[][]]>([
    [
      'commas',
      'id,subject\n1,One\n2,Two',
      ['id', 'subject'],
      [
        ['1', 'One'],
        ['2', 'Two'],
      ],
    ],
    ['semicolons', 'id;subject\r\n1;One, and more\r\n', ['id', 'subject'], [['1', 'One, and more']]],
    ['tabs', 'id\tsubject\n1\tOne', ['id', 'subject'], [['1', 'One']]],
    ['a byte order mark', '\uFEFFid,subject\n1,One', ['id', 'subject'], [['1', 'One']]],
    ['the hint of a spreadsheet', 'sep=;\nid;subject, long\n1;One', ['id', 'subject, long'], [['1', 'One']]],
    ['quotes', 'id,subject\n1,"One, ""two""\nlines"', ['id', 'subject'], [['1', 'One, "two"\nlines']]],
    ['a quoted heading', '"case, id";"subject"\n1;One', ['case, id', 'subject'], [['1', 'One']]],
    ['empty lines', 'id,subject\n\n1,One\n,\n', ['id', 'subject'], [['1', 'One']]],
    [
      'no heading',
      '1,One\n2,Two',
      ['Column 1', 'Column 2'],
      [
        ['1', 'One'],
        ['2', 'Two'],
      ],
    ],
    ['one column', 'id\n1\n2', ['id'], [['1'], ['2']]],
    ['an empty heading', 'id,\n1,x', ['id', 'Column 2'], [['1', 'x']]],
    ['old line ends', 'id,subject\r1,One', ['id', 'subject'], [['1', 'One']]],
    ['rows of other lengths', 'id,a\n1\n2,b,c', ['id', 'a', 'Column 3'], [['1'], ['2', 'b', 'c']]],
  ])('%s', (_, text, headers, rows) => {
    expect(tableOf(read(text))).toEqual({ headers, rows });
  });

  test.each<[string, Uint8Array, TableProblem]>([
    ['nothing', bytes(''), 'empty'],
    ['only space', bytes('\uFEFF \r\n '), 'empty'],
    ['only a heading', bytes('id,subject\n'), 'only-headers'],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'binary'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'binary'],
    [
      'noise without a zero',
      Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7) % 255 || 1).map((byte) => byte % 31 || 1),
      'binary',
    ],
    ['an open quote', bytes('id,subject\n1,"One\n2,Two'), 'quotes'],
  ])('%s is refused', (_, data, problem) => {
    expect(readTable(data, MOST)).toMatchObject({ ok: false, problem });
  });

  test('as many rows as may be are taken, and one more is refused, however many follow', () => {
    const rows = (count: number) => `id\n${Array.from({ length: count }, (_, i) => i + 1).join('\n')}`;
    expect(tableOf(readTable(bytes(rows(50)), 50)).rows).toHaveLength(50);
    expect(readTable(bytes(rows(51)), 50)).toEqual({ ok: false, problem: 'too-many-rows' });
    const start = performance.now();
    expect(read(rows(1_000_000))).toEqual({ ok: false, problem: 'too-many-rows' });
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('UTF-16 of a spreadsheet, and the old code page of Windows', () => {
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...[...'id\tsubject\n1\tÜber'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    expect(tableOf(readTable(wide, MOST)).rows).toEqual([['1', 'Über']]);
    const old = Uint8Array.from([...bytes('id;subject\n1;'), 0xdc, ...bytes('ber')]);
    expect(tableOf(readTable(old, MOST)).rows).toEqual([['1', 'Über']]);
  });
});

describe('columns', () => {
  test.each<[string, string, (number | null)[]]>([
    ['plain names', 'id,external_id,subject,note\n1,a,b,c', [0, 1, 2, 3]],
    ['names of people', 'Our reference;Case ID;Title;Remarks\nnb-1;1;a;b', [1, 0, 2, 3]],
    ['External ID is not the id', 'External ID,Case number\n1,2', [1, 0, null, null]],
    ['no names: the column of ids', 'x,y\nabc,700000412\ndef,700000398', [1, null, null, null]],
    ['nothing like an id', 'x,y\nabc,def', [null, null, null, null]],
  ])('%s', (_, text, expected) => {
    const { caseId, externalId, subject, note } = guessColumns(tableOf(read(text)));
    expect([caseId, externalId, subject, note]).toEqual(expected);
  });

  test('rows are mapped exactly, repeated and unreadable ones are counted, long fields are cut and told', () => {
    const long = 'x'.repeat(2_001);
    const table = tableOf(read(`id,subject\n9007199254740993, One \n0700000412,${long}\n700000412,again\n7.5,x\n,y\n#12,`));
    const mapped = mapColumns(table, { caseId: 0, externalId: null, subject: 1, note: null });
    expect(mapped.rows.map(({ caseId, subject }) => [caseId, subject?.slice(0, 5) ?? null])).toEqual([
      ['9007199254740993', 'One'],
      ['700000412', 'xxxxx'],
      ['12', null],
    ]);
    expect(mapped.rows[1]?.subject).toHaveLength(2_000);
    expect(mapped.repeated).toBe(1);
    expect(mapped.cut).toBe(1);
    expect(mapped.unreadable).toEqual([
      { text: '7.5', line: 4, reason: 'decimal' },
      { text: '', line: 5, reason: 'empty' },
    ]);
  });

  test('without a column of ids there is nothing to import', () => {
    const mapping = { caseId: null, externalId: null, subject: null, note: null };
    expect(mapColumns(tableOf(read('x\ny')), mapping).rows).toEqual([]);
  });
});
