import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupName, type ListGroup, layoutOf } from '../../../src-renderer/inbox/list-layout.ts';
import { fromField, snoozeTimes, toField } from '../../../src-renderer/local-work/snooze-times.ts';
import { readTags, tagsLike, withTag } from '../../../src-renderer/local-work/tag-words.ts';
import { dueTone, dueWords, snoozeWords } from '../../../src-renderer/local-work/work-words.ts';
import { piecesOf } from '../../../src-renderer/search/highlight.ts';
import { errorsOf, rulesOf } from '../../../src-renderer/settings/due-form.ts';
import {
  countMarks,
  isMarked,
  type Marks,
  NO_MARKS,
  targetOf,
  withMarked,
  withTurned,
} from '../../../src-renderer/stores/marks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const VIEW = { kind: 'view', view: 'all' } as const;

describe('marks', () => {
  const all: Marks = { kind: 'all', except: new Set(['2']) };

  it('are turned one by one', () => {
    const one = withTurned(NO_MARKS, '1');
    expect([isMarked(one, '1'), isMarked(one, '2'), countMarks(one, 9)]).toEqual([true, false, 1]);
    expect(withTurned(one, '1')).toEqual(NO_MARKS);
  });

  it('of a whole list leave out those that were turned', () => {
    expect([isMarked(all, '1'), isMarked(all, '2'), countMarks(all, 9)]).toEqual([true, false, 8]);
    expect(targetOf(all, VIEW)).toEqual({ kind: 'source', source: VIEW, except: ['2'] });
    expect(withMarked(all, ['2', '3'])).toEqual({ kind: 'all', except: new Set() });
  });

  it('become a target, or none', () => {
    expect(targetOf(NO_MARKS, VIEW)).toBeNull();
    expect(targetOf(withMarked(NO_MARKS, ['1', '2', '1']), VIEW)).toEqual({ kind: 'ids', ids: ['1', '2'] });
  });
});

describe('the layout of a list', () => {
  it('without groups is its rows', () => {
    const layout = layoutOf([], 3);
    expect([layout.length, layout.itemAt(2), layout.placeOf(2)]).toEqual([3, { kind: 'row', index: 2, group: null }, 2]);
  });

  it('puts a heading before each group, and finds every row again', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, (sizes) => {
        const groups: ListGroup[] = sizes.map((count, at) => ({ key: `g${at}`, count }));
        const total = sizes.reduce((sum, count) => sum + count, 0);
        const layout = layoutOf(groups, total);
        const items = Array.from({ length: layout.length }, (_, place) => layout.itemAt(place));
        expect(items.filter((item) => item.kind === 'heading').map((item) => item.group)).toEqual(groups);
        const rows = items.flatMap((item) => (item.kind === 'row' ? [item.index] : []));
        expect(rows).toEqual(Array.from({ length: total }, (_, index) => index));
        for (const index of rows) expect(layout.itemAt(layout.placeOf(index))).toMatchObject({ kind: 'row', index });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['today', 'Today'],
    ['week', 'This week'],
    ['IN_LIMBO', 'IN_LIMBO'],
    ['', 'Not read yet'],
  ])('%j is called %s', (key, name) => {
    expect(groupName(key)).toBe(name);
  });
});

describe('times of a snooze', () => {
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
  // 20 November 2026 is a Friday.
  const table: readonly (readonly [string, number, readonly (readonly [string, number])[]])[] = [
    [
      'on a Friday at noon',
      at(20, 12, 10),
      [
        ['Later today', at(20, 16)],
        ['Tomorrow', at(21, 9)],
        ['Next Monday', at(23, 9)],
        ['In a week', at(27, 9)],
      ],
    ],
    [
      'late on a Friday',
      at(20, 22),
      [
        ['Tomorrow', at(21, 9)],
        ['Next Monday', at(23, 9)],
        ['In a week', at(27, 9)],
      ],
    ],
    [
      'on a Sunday, when tomorrow is Monday',
      at(22, 8),
      [
        ['Later today', at(22, 11)],
        ['Tomorrow', at(23, 9)],
        ['In a week', at(29, 9)],
      ],
    ],
    [
      'on a Monday, when the next one is in a week',
      at(23, 8),
      [
        ['Later today', at(23, 11)],
        ['Tomorrow', at(24, 9)],
        ['Next Monday', at(30, 9)],
      ],
    ],
  ];
  it.each(table)('%s', (_, now, times) => {
    expect(snoozeTimes(now).map(({ name, until }) => [name, until])).toEqual(times);
  });

  it('go through a field and back', () => {
    expect(fromField(toField(at(20, 9, 5)))).toBe(at(20, 9, 5));
    expect(fromField('')).toBeNull();
    expect(snoozeWords(null, 0)).toBe('until Wise answers');
    expect(snoozeWords(at(20, 18), at(20, 12))).toBe('until 18:00');
  });
});

it.each([
  [90 * 60_000, '1 h left', 'soon'],
  [30 * HOUR, '30 h left', 'calm'],
  [3 * DAY, '3 d left', 'calm'],
  [20_000, '1 m left', 'soon'],
  [0, 'overdue 1 m', 'over'],
  [-3 * HOUR, 'overdue 3 h', 'over'],
] as const)('due in %i ms is “%s”', (left, words, tone) => {
  expect([dueWords(1e12 + left, 1e12), dueTone(1e12 + left, 1e12)]).toEqual([words, tone]);
});

describe('typed tags', () => {
  it.each([
    ['a, b  A', ['a', 'b'], null],
    ['', [], null],
    ['a"b', [], 'A tag is one word without quotes.'],
    ['x'.repeat(41), [], 'A tag has at most 40 characters.'],
  ] as const)('%j', (typed, tags, error) => {
    expect(readTags(typed)).toEqual({ tags, error });
  });

  it('are completed by those in use that are not there yet', () => {
    expect(tagsLike('vip mo', ['month-end', 'Monday', 'vip'], [])).toEqual(['month-end', 'Monday']);
    expect(tagsLike('', ['vip', 'batch'], ['VIP'])).toEqual(['batch']);
    expect(tagsLike('vip ', ['vip', 'batch'], [])).toEqual(['batch']);
    expect(withTag('vip mo', 'month-end')).toBe('vip month-end ');
  });
});

describe('found words', () => {
  const marked = (text: string, words: readonly string[]) =>
    piecesOf(text, words)
      .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
      .join('');
  it.each([
    ['Refund of a refunded', ['refund'], '[Refund] of a [refund]ed'],
    ['prerefund', ['refund'], 'prerefund'],
    ['the legal  name', ['legal name', 'name'], 'the [legal  name]'],
    ['a.b a+b', ['a.b'], '[a.b] a+b'],
    ['мате Матери', ['мате'], '[мате] [Мате]ри'],
    ['nothing', [], 'nothing'],
    ['', ['x'], ''],
  ] as const)('in %j', (text, words, result) => {
    expect(marked(text, words)).toBe(result);
  });

  it('never lose a letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(
          piecesOf(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('typed due times', () => {
  const rule = (id: number, status: string, hours: string) => ({ id, status, hours });
  it('are kept when all are right', () => {
    expect(rulesOf([rule(1, ' pending', '8 '), rule(2, 'OPEN', '8760')])).toEqual([
      { status: 'PENDING', hours: 8 },
      { status: 'OPEN', hours: 8760 },
    ]);
    expect(rulesOf([])).toEqual([]);
  });

  it.each([
    [rule(1, '', '8'), 'status'],
    [rule(1, 'open', '8'), 'status'],
    [rule(1, 'PENDING', '0'), 'hours'],
    [rule(1, 'PENDING', '8761'), 'hours'],
    [rule(1, 'PENDING', '1.5'), 'hours'],
  ] as const)('%j are not', (wrong, field) => {
    const typed = [wrong, rule(2, 'OPEN', '1')];
    expect(errorsOf(wrong, typed)[field]).not.toBeNull();
    expect(rulesOf(typed)).toBeNull();
  });
});
