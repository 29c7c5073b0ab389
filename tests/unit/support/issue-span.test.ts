import { describe, expect, test } from 'vitest';
import { hoursToTell } from '../../../src-main/support/closing-reminders.ts';
import { issueSpan } from '../../../src-main/support/issue-span.ts';
import { requestStats } from '../../../src-main/support/request-stats.ts';
import { asCurl, isTraceStale } from '../../../src-shared/requests.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const call = (at: number, outcome: string, path = '/v1/cases/7/comments') => ({ at, method: 'PUT', path, outcome });

describe('when an issue was seen', () => {
  const log = [
    call(10, 'server-error'),
    call(20, 'ok'),
    call(30, 'server-error', '/v1/cases/8/comments'),
    call(35, 'ok', '/v1/cases/8'),
    call(40, 'no-answer'),
    call(50, 'server-error'),
    call(60, 'ok'),
    call(70, 'server-error'),
  ].reverse();

  test('from the first failure after the last success until the last before the next', () => {
    expect(issueSpan(log, [call(40, 'no-answer')])).toEqual({ from: 30, until: 50, ongoing: false, failed: 3, calls: 3 });
  });

  test('goes on while nothing succeeded since', () => {
    expect(issueSpan(log, [call(70, 'server-error')])).toEqual({ from: 70, until: 70, ongoing: true, failed: 1, calls: 1 });
  });

  test('several that were picked lie within, also around a success', () => {
    expect(issueSpan(log, [call(40, 'no-answer'), call(70, 'server-error')])).toMatchObject({
      from: 30,
      until: 70,
      failed: 4,
      calls: 5,
    });
  });

  test('calls that are older than all that was looked at still count', () => {
    expect(issueSpan([], [call(5, 'server-error')])).toEqual({ from: 5, until: 5, ongoing: true, failed: 1, calls: 1 });
    expect(issueSpan(log, [])).toBeNull();
  });
});

describe('reminders of the 72 hours', () => {
  const replied = 1_000_000;
  const tell = (hoursSince: number, remindedHours: number | null, state: 'wise-replied' | 'answered' = 'wise-replied') =>
    hoursToTell(
      { state, wiseRepliedAt: replied },
      remindedHours === null ? null : replied + remindedHours * HOUR,
      replied + hoursSince * HOUR,
    );
  test.each([
    ['before the first', 47.9, null, null],
    ['24 hours before the end', 48, null, 24],
    ['told once', 49, 48, null],
    ['4 hours before the end', 68, 48, 4],
    ['both told', 69, 68, null],
    ['a computer that slept over both', 70.5, null, 2],
    ['it is over', 72, 48, null],
  ])('%s', (_what, since, reminded, expected) => expect(tell(since, reminded)).toBe(expected));
  test('none once it was answered', () => expect(tell(50, null, 'answered')).toBeNull());
});

test('a trace id grows stale after 7 days, in production after 10', () => {
  expect([7 * DAY, 7 * DAY + 1].map((age) => isTraceStale(0, 'sandbox', age))).toEqual([false, true]);
  expect([10 * DAY, 10 * DAY + 1].map((age) => isTraceStale(0, 'production', age))).toEqual([false, true]);
});

test('numbers over time: slices without calls are there, and latency is one that was measured', () => {
  const at = 1_000 * HOUR;
  const calls = [10, 20, 30, 40].map((durationMs, i) => ({
    at: at - HOUR,
    outcome: i === 3 ? 'server-error' : 'ok',
    durationMs,
  }));
  const { buckets, bucketMs } = requestStats(calls, at - DAY, at, false);
  expect(bucketMs).toBe(HOUR);
  expect(buckets).toHaveLength(25);
  expect(buckets[23]).toEqual({ from: at - HOUR, calls: 4, failed: 1, medianMs: 20, p90Ms: 40 });
  expect(buckets[24]).toMatchObject({ calls: 0, medianMs: null });
});

describe('a command line', () => {
  const detail = { requestBody: `{"comment":"[11 characters removed]"}`, origin: 'https://api.wise.com' };

  test('has places for what is secret, and nothing can break out of its quotes', () => {
    const text = asCurl({ ...detail, method: 'GET', path: "/v1/cases/7'$(id)/comments" });
    expect(text.split(' \\\n  ')).toEqual([
      `curl -X GET 'https://api.wise.com/v1/cases/7'\\''$(id)/comments'`,
      `-H 'Authorization: Bearer TOKEN'`,
      `-H 'Accept: application/json'`,
    ]);
  });

  test.each(['PUT', 'POST'])('of a %s can not put what the log shows into a case', (method) => {
    const text = asCurl({ ...detail, method, path: '/v1/cases/7/comments' });
    expect(text).not.toContain('removed');
    expect(text.split(/ \\\n {2}|\n/)).toEqual([
      '# The body is not kept. Write it to BODY.json first. This writes into the real case.',
      `curl -X ${method} 'https://api.wise.com/v1/cases/7/comments'`,
      `-H 'Authorization: Bearer TOKEN'`,
      `-H 'Accept: application/json'`,
      `-H 'Content-Type: application/json'`,
      '--upload-file BODY.json',
    ]);
  });

  test('of a sign-in asks for the pair', () => {
    expect(asCurl({ ...detail, method: 'POST', path: '/oauth/token' })).toContain(`-u 'CLIENT_ID:CLIENT_SECRET'`);
  });
});
