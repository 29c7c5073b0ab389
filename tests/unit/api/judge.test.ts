import { describe, expect, test } from 'vitest';
import { judge, type Verdict } from '../../../src-main/api/judge.ts';
import type { HttpOutcome } from '../../../src-main/api/transport.ts';

const NOW = 1_790_000_000_000;
const JSON_BODY = '{"errors":[{"message":"No","path":"comment"}]}';
const HTML = '<!doctype html><h1>Sign in</h1>';

function answered(status: number, body = '', headers: Readonly<Record<string, string>> = {}): HttpOutcome {
  const bytes = new TextEncoder().encode(body);
  return { kind: 'answered', status, headers: new Map(Object.entries(headers)), body: bytes, bytesReceived: bytes.length };
}

function verdict(outcome: HttpOutcome): Verdict {
  return judge(outcome, NOW, 'api.wise.com');
}

const REFUSED = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422, 429]);

describe('every status', () => {
  test.each(Array.from({ length: 800 }, (_unused, index) => index + 200))('%d', (status) => {
    const kinds = ['', JSON_BODY, HTML].map((body) => verdict(answered(status, body)).kind);
    if (status < 300) expect(kinds).toEqual(['answered', 'answered', 'ambiguous']);
    else if (REFUSED.has(status)) expect(kinds).toEqual(['refused', 'refused', 'ambiguous']);
    else expect(kinds).toEqual(['ambiguous', 'ambiguous', 'ambiguous']);
  });
});

test.each<readonly [number, string]>([
  [401, 'signed-out'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [422, 'refused'],
  [413, 'refused'],
  [429, 'throttled'],
  [301, 'unreadable-answer'],
  [408, 'unreadable-answer'],
  [409, 'unreadable-answer'],
  [425, 'unreadable-answer'],
  [500, 'server-error'],
  [503, 'server-error'],
])('%d means %s', (status, kind) => {
  const said = verdict(answered(status, JSON_BODY));
  expect(said.kind === 'answered' ? null : said.error.kind).toBe(kind);
});

test('a refusal carries the words of Wise and the trace id', () => {
  expect(verdict(answered(422, JSON_BODY, { 'x-trace-id': 'abc-1' }))).toEqual({
    kind: 'refused',
    error: { kind: 'refused', status: 422, message: 'No', field: 'comment', traceId: 'abc-1' },
    waitMilliseconds: null,
  });
  expect(verdict(answered(200, '', { 'x-trace-id': '<script>' }))).toMatchObject({ traceId: null });
});

test('a date in Retry-After is read by the clock of who wrote it', () => {
  const server = NOW + 3_600_000;
  const headers = { date: new Date(server).toUTCString(), 'retry-after': new Date(server + 30_000).toUTCString() };
  expect(verdict(answered(429, '', headers))).toMatchObject({ waitMilliseconds: 30_000, error: { until: NOW + 30_000 } });
  expect(verdict(answered(429, '', { 'retry-after': '7', date: 'garbage' }))).toMatchObject({ waitMilliseconds: 7_000 });
});

test('what never stood was not sent; what was lost may have been', () => {
  expect(verdict({ kind: 'not-sent', why: 'dns', detail: 'ENOTFOUND' })).toEqual({
    kind: 'not-sent',
    error: { kind: 'not-reached', why: 'dns', host: 'api.wise.com', detail: 'ENOTFOUND' },
  });
  for (const why of ['reset', 'timeout', 'closed', 'garbled'] as const)
    expect(verdict({ kind: 'lost', why }).kind).toBe('ambiguous');
});
