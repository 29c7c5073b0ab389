import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServerEntry } from '../../../src-main/api/dialects/dialect.ts';
import type { StoredEntry } from '../../../src-main/store/entries-table.ts';
import { isEmptyMerge, type Merge, mergeThread, positionOfEntry } from '../../../src-main/sync/merge.ts';

function server(id: string, body = `Body ${id}`, createdAt: number | null = Number(id) * 1_000): ServerEntry {
  return { id, author: 'WISE_AGENT', body, createdAt };
}

function stored(id: string, change: Partial<StoredEntry> = {}): StoredEntry {
  const entry = server(id);
  return { ...entry, position: positionOfEntry(entry.createdAt, id), gone: false, changed: false, ...change };
}

function apply(before: readonly StoredEntry[], merge: Merge): StoredEntry[] {
  const after = new Map([...before, ...merge.inserted].map((entry) => [entry.id, entry]));
  const put = (id: string, change: Partial<StoredEntry>) => {
    const entry = after.get(id);
    if (entry !== undefined) after.set(id, { ...entry, ...change });
  };
  for (const { id, body } of merge.changed) put(id, { body, changed: true });
  for (const id of merge.gone) put(id, { gone: true });
  for (const id of merge.returned) put(id, { gone: false });
  return [...after.values()];
}

describe('a thread only grows', () => {
  test('new entries are inserted', () => {
    expect(mergeThread([stored('1')], [server('2'), server('1')]).inserted.map((entry) => entry.id)).toEqual(['2']);
  });

  test('nothing new is nothing to write', () => {
    expect(isEmptyMerge(mergeThread([stored('1'), stored('2')], [server('2'), server('1')]))).toBe(true);
  });

  test('one that vanished is kept and marked, and unmarked when it returns', () => {
    expect(mergeThread([stored('1'), stored('2')], [server('2')]).gone).toEqual(['1']);
    expect(mergeThread([stored('1', { gone: true }), stored('2')], [server('2')]).gone).toEqual([]);
    expect(mergeThread([stored('1', { gone: true })], [server('1')]).returned).toEqual(['1']);
  });

  test('one that changed keeps its old words', () => {
    expect(mergeThread([stored('1')], [server('1', 'Edited')]).changed).toEqual([{ id: '1', body: 'Edited', oldBody: 'Body 1' }]);
  });

  test('one that is listed twice is one; where the two differ, both words are kept', () => {
    const merge = mergeThread([], [server('1'), server('1'), server('1', 'Other')]);
    expect([merge.inserted.length, merge.changed]).toEqual([1, [{ id: '1', body: 'Body 1', oldBody: 'Other' }]]);
  });
});

describe('order', () => {
  test.each<readonly [string, readonly [number | null, string], readonly [number | null, string]]>([
    ['by time', [1_000, '9'], [2_000, '1']],
    ['then by id as a number', [1_000, '9'], [1_000, '10']],
    ['ids above 2^53', [1_000, '9007199254740992'], [1_000, '9007199254740993']],
    ['before 1970 is 1970', [-5, '1'], [0, '2']],
    ['1970 first', [0, '5'], [1, '1']],
    ['the future last but for those without a time', [4_102_444_800_000, '1'], [null, '1']],
    ['a time beyond every calendar', [1e15, '1'], [1e16, '2']],
  ])('%s', (_what, [atFirst, first], [atSecond, second]) => {
    expect(positionOfEntry(atFirst, first) < positionOfEntry(atSecond, second)).toBe(true);
  });
});

test('whatever comes: nothing is forgotten, everything listed is there, and a second merge changes nothing', () => {
  const ids = fc.constantFrom('1', '2', '3', '4', '5');
  const fetched = fc.array(
    fc.record({ id: ids, body: fc.constantFrom('a', 'b'), author: fc.constant('PARTNER'), createdAt: fc.option(fc.nat(9)) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(fetched, { maxLength: 4 }), (answers) => {
      let thread: StoredEntry[] = [];
      for (const answer of answers) {
        const next = apply(thread, mergeThread(thread, answer));
        for (const { id } of thread) expect(next.some((entry) => entry.id === id)).toBe(true);
        for (const { id } of answer) expect(next.find((entry) => entry.id === id)?.gone).toBe(false);
        const unique = [...new Map(answer.map((entry) => [entry.id, entry])).values()];
        if (unique.length === answer.length) expect(isEmptyMerge(mergeThread(next, answer))).toBe(true);
        thread = next;
      }
    }),
  );
});
