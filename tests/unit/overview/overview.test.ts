import { describe, expect, test } from 'vitest';
import { createAnswerTimes, quantile } from '../../../src-main/overview/answer-times.ts';
import { indexOfDay, lastDays, mondayOf } from '../../../src-main/overview/calendar.ts';
import { createDailyVolume } from '../../../src-main/overview/daily-volume.ts';
import { overviewCsv } from '../../../src-main/overview/overview-csv.ts';
import { createStatusHistory } from '../../../src-main/overview/status-history.ts';
import { bucketOf, countByAge } from '../../../src-main/overview/waiting-ages.ts';
import type { Overview } from '../../../src-shared/overview.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
/** Noon of a Friday, by the calendar of whatever computer runs this. */
const NOW = new Date(2026, 10, 20, 12).getTime();
const at = (day: number, hour = 12) => new Date(2026, 10, day, hour).getTime();

describe('the calendar', () => {
  test('has so many days, today last, each beginning at midnight', () => {
    const days = lastDays(NOW, 30);
    expect(days.names).toHaveLength(30);
    expect(days.names.at(-1)).toBe('2026-11-20');
    expect(days.names[0]).toBe('2026-10-22');
    expect(days.starts.every((start) => new Date(start).getHours() === 0)).toBe(true);
  });

  test.each([
    ['the first moment of a day', at(18, 0), 27],
    ['the last of the day before', at(18, 0) - 1, 26],
    ['now', NOW, 29],
    ['a clock that is ahead', NOW + 9 * DAY, 29],
    ['before them all', at(1) - 60 * DAY, -1],
  ])('%s', (_, moment, index) => {
    expect(indexOfDay(lastDays(NOW, 30), moment)).toBe(index);
  });

  test.each([
    [20, '2026-11-16'],
    [16, '2026-11-16'],
    [15, '2026-11-09'],
  ])('the week of the %sth begins on %s', (day, monday) => {
    expect(mondayOf(at(day))).toBe(monday);
  });
});

describe('waiting', () => {
  test.each([
    [-HOUR, 'under-4h'],
    [0, 'under-4h'],
    [4 * HOUR - 1, 'under-4h'],
    [4 * HOUR, 'under-1d'],
    [DAY - 1, 'under-1d'],
    [DAY, 'under-3d'],
    [3 * DAY, 'under-7d'],
    [7 * DAY - 1, 'under-7d'],
    [7 * DAY, 'over-7d'],
  ])('%s ms is %s', (waited, bucket) => {
    expect(bucketOf(waited)).toBe(bucket);
  });

  test('every bucket is told, also an empty one', () => {
    expect(countByAge([NOW - HOUR, NOW - 2 * HOUR, NOW - 8 * DAY], NOW)).toEqual([
      { bucket: 'under-4h', cases: 2 },
      { bucket: 'under-1d', cases: 0 },
      { bucket: 'under-3d', cases: 0 },
      { bucket: 'under-7d', cases: 0 },
      { bucket: 'over-7d', cases: 1 },
    ]);
  });
});

describe('answer times', () => {
  const days = lastDays(NOW, 30);
  const measured = (...entries: readonly [caseId: string, author: string, createdAt: number][]) => {
    const times = createAnswerTimes();
    for (const [caseId, author, createdAt] of entries) times.add({ caseId, author, createdAt });
    return times;
  };
  const week = (times: ReturnType<typeof measured>) => times.byWeek(days).find((one) => one.week === '2026-11-16');

  test('count from the first entry that was not answered, not from the newest', () => {
    const times = measured(['1', 'WISE_AGENT', at(18, 8)], ['1', 'WISE_AGENT', at(18, 11)], ['1', 'PARTNER', at(18, 12)]);
    expect(week(times)).toMatchObject({ answers: 1, medianMilliseconds: 4 * HOUR, p90Milliseconds: 4 * HOUR });
  });

  test('our own first words answer nothing, and a second answer of ours is not another', () => {
    const times = measured(
      ['1', 'PARTNER', at(17)],
      ['1', 'WISE_AGENT', at(18, 8)],
      ['1', 'PARTNER', at(18, 9)],
      ['1', 'PARTNER', at(19, 9)],
    );
    expect(week(times)).toMatchObject({ answers: 1, medianMilliseconds: HOUR });
  });

  test('cases do not answer each other, and authors that nobody knows count for neither side', () => {
    const times = measured(['1', 'WISE_AGENT', at(18)], ['2', 'PARTNER', at(18, 13)], ['1', 'ROBOT_9', at(18, 14)]);
    expect(week(times)).toMatchObject({ answers: 0, medianMilliseconds: null, p90Milliseconds: null });
    expect([...times.unanswered()]).toEqual([['1', at(18)]]);
  });

  test('an answer stands in the week in which it was given; one before the first day in none', () => {
    const times = measured(
      ['1', 'WISE_AGENT', at(13)],
      ['1', 'PARTNER', at(17)],
      ['2', 'WISE_AGENT', at(1) - 40 * DAY],
      ['2', 'PARTNER', at(1) - 39 * DAY],
    );
    expect(times.byWeek(days).map((one) => [one.week, one.answers])).toEqual([
      ['2026-10-19', 0],
      ['2026-10-26', 0],
      ['2026-11-02', 0],
      ['2026-11-09', 0],
      ['2026-11-16', 1],
    ]);
  });

  test.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ])('of %j the part %s is %s', (sorted, part, value) => {
    expect(quantile(sorted, part)).toBe(value);
  });
});

describe('statuses by day', () => {
  test('a case stands where it was seen last, from the day on which it was first seen', () => {
    const history = createStatusHistory(lastDays(NOW, 30));
    history.add({ caseId: '1', to: 'CREATING', seenAt: at(17) });
    history.add({ caseId: '1', to: 'OPEN', seenAt: at(17, 13) });
    history.add({ caseId: '1', to: 'PENDING', seenAt: at(19) });
    history.add({ caseId: '2', to: 'OPEN', seenAt: at(1) - 60 * DAY });
    history.add({ caseId: '3', to: 'IN_LIMBO', seenAt: at(20) });
    const byDay = new Map(history.byDay().map(({ day, counts }) => [day, counts]));
    expect(byDay.get('2026-10-22')).toMatchObject({ 'with-wise': 1, 'needs-action': 0 });
    expect(byDay.get('2026-11-17')).toMatchObject({ creating: 0, 'with-wise': 2 });
    expect(byDay.get('2026-11-19')).toMatchObject({ 'with-wise': 1, 'needs-action': 1, other: 0 });
    expect(byDay.get('2026-11-20')).toEqual({
      'needs-action': 1,
      'with-wise': 1,
      creating: 0,
      solved: 0,
      closed: 0,
      other: 1,
    });
  });
});

test('volume counts entries by side and cases by the day of their creation', () => {
  const volume = createDailyVolume(lastDays(NOW, 30));
  volume.addEntry('WISE_AGENT', at(20));
  volume.addEntry('PARTNER', at(20));
  volume.addEntry('PARTNER', at(19));
  volume.addEntry('ROBOT_9', at(20));
  volume.addEntry('WISE_AGENT', at(1) - 60 * DAY);
  volume.addCase(at(20, 1));
  expect(volume.byDay().slice(-2)).toEqual([
    { day: '2026-11-19', wise: 0, partner: 1, others: 0, created: 0 },
    { day: '2026-11-20', wise: 1, partner: 1, others: 1, created: 1 },
  ]);
});

test('each part is a table of its own for a spreadsheet', () => {
  const overview: Overview = {
    days: 30,
    countedAt: NOW,
    cases: 1,
    entries: 3,
    statuses: [{ day: '2026-11-20', counts: { 'needs-action': 1, 'with-wise': 2, creating: 3, solved: 4, closed: 5, other: 6 } }],
    waiting: [{ bucket: 'under-4h', cases: 2 }],
    answers: [{ week: '2026-11-16', answers: 3, medianMilliseconds: 90 * MINUTE, p90Milliseconds: null }],
    volume: [{ day: '2026-11-20', wise: 1, partner: 2, others: 3, created: 4 }],
  };
  expect(overviewCsv(overview, 'statuses').split('\r\n')).toEqual([
    'day,needs_action,with_wise,creating,solved,closed,other',
    '2026-11-20,1,2,3,4,5,6',
    '',
  ]);
  expect(overviewCsv(overview, 'waiting')).toContain('under-4h,2');
  expect(overviewCsv(overview, 'answers')).toContain('2026-11-16,3,1.5,\r\n');
  expect(overviewCsv(overview, 'volume')).toContain('2026-11-20,1,2,3,4');
});
