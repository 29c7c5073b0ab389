import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesAreStale, LONGEST_INTERVAL, type PollFacts, pollInterval, withJitter } from '../../../src-main/sync/next-poll.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function facts(change: Partial<PollFacts>): PollFacts {
  return {
    status: 'OPEN',
    isThreadRead: true,
    visible: false,
    sinceActivity: 0,
    sinceWrite: null,
    isAwaited: false,
    failures: 0,
    trouble: null,
    ...change,
  };
}

test.each<readonly [string, Partial<PollFacts>, number | null]>([
  ['never read', { status: null }, 5 * SECOND],
  ['its entries never read', { isThreadRead: false, sinceActivity: 9 * DAY }, 5 * SECOND],
  ['closed, its entries never read', { status: 'CLOSED', isThreadRead: false }, 5 * SECOND],
  ['closed is final', { status: 'CLOSED', visible: true, sinceWrite: 0 }, null],
  ['resolved is final', { status: 'RESOLVED' }, null],
  ['failed is final', { status: 'FAILED' }, null],
  ['just written to', { sinceWrite: 0, sinceActivity: 9 * DAY }, 5 * SECOND],
  ['written to two minutes ago', { sinceWrite: 2 * MINUTE }, 15 * SECOND],
  ['being created', { status: 'CREATING' }, 4 * SECOND],
  ['being created for long', { status: 'CREATING', sinceActivity: 10 * MINUTE }, MINUTE],
  ['on screen', { visible: true, sinceActivity: 9 * DAY }, 8 * SECOND],
  ['waits for us', { status: 'PENDING', sinceActivity: 9 * DAY }, 20 * SECOND],
  ['waits for us, dated version', { status: 'WAITING_CUSTOMER_INPUT' }, 20 * SECOND],
  ['open, this hour', {}, 15 * SECOND],
  ['open, today', { sinceActivity: HOUR }, 2 * MINUTE],
  ['open, this week', { sinceActivity: DAY }, 10 * MINUTE],
  ['open, older', { sinceActivity: 7 * DAY }, 30 * MINUTE],
  ['solved, today', { status: 'SOLVED' }, 10 * MINUTE],
  ['solved, older', { status: 'SOLVED', sinceActivity: DAY }, HOUR],
  ['a status nobody knows', { status: 'ON_HOLD', sinceActivity: HOUR }, 2 * MINUTE],
  ['solved, a text of ours not seen yet', { status: 'SOLVED', sinceActivity: DAY, isAwaited: true }, MINUTE],
  ['closed, a text of ours not seen yet', { status: 'CLOSED', isAwaited: true }, MINUTE],
  ['on screen, a text of ours not seen yet', { visible: true, isAwaited: true }, 8 * SECOND],
  ['three failures', { failures: 3 }, 2 * MINUTE],
  ['a hundred failures', { failures: 100 }, LONGEST_INTERVAL],
  ['not found', { trouble: 'not-found', visible: true }, LONGEST_INTERVAL],
  ["another client's", { trouble: 'forbidden' }, LONGEST_INTERVAL],
  ['unreadable', { trouble: 'unreadable', failures: 1 }, 30 * SECOND],
])('%s', (_what, change, expected) => {
  expect(pollInterval(facts(change))).toBe(expected);
});

test('whatever the facts: never, or between four seconds and an hour', () => {
  const anyFacts = fc.record({
    status: fc.constantFrom(null, 'CREATING', 'OPEN', 'PENDING', 'SOLVED', 'CLOSED', 'x'),
    isThreadRead: fc.boolean(),
    visible: fc.boolean(),
    sinceActivity: fc.double({ min: 0, max: 1e13, noNaN: true }),
    sinceWrite: fc.option(fc.double({ min: 0, max: 1e13, noNaN: true })),
    isAwaited: fc.boolean(),
    failures: fc.nat(),
    trouble: fc.constantFrom(null, 'not-found' as const, 'forbidden' as const, 'unreadable' as const),
  });
  fc.assert(
    fc.property(anyFacts, (some) => {
      const interval = pollInterval(some);
      return interval === null
        ? some.status === 'CLOSED' && !some.isAwaited
        : interval >= 4 * SECOND && interval <= LONGEST_INTERVAL;
    }),
  );
});

test('jitter stays within 15 % and whole', () => {
  expect([withJitter(10_000, 0), withJitter(10_000, 0.5), withJitter(10_001, 0.9999)]).toEqual([8_500, 10_000, 11_501]);
});

test.each([
  [null, false, true],
  [59_999, true, false],
  [60_000, true, true],
  [60_000, false, false],
  [15 * MINUTE, false, true],
])('entries read %s ms ago, visible %s: stale %s', (since, visible, stale) => {
  expect(entriesAreStale(since, visible)).toBe(stale);
});
