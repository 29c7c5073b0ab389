import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheMigrations } from '../../../src-main/store/migrations/cache.ts';
import { openDatabase } from '../../../src-main/store/open-database.ts';
import { countRequests, readRequestWindow, trimRequests, windowSql } from '../../../src-main/store/request-log-table.ts';
import type { RequestFilter } from '../../../src-shared/requests.ts';
import { type Stage, startStage } from '../local-work/stage.ts';

const ALL: RequestFilter = { failedOnly: false, outcome: null, path: null, since: null, accountId: null };
const DAY = 24 * 3_600_000;
let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(() => stage.stop());

const window = (part: Partial<RequestFilter> = {}) =>
  stage.core.call('requests.window', { filter: { ...ALL, ...part }, start: 0, count: 200 });

async function detailsOf(part: Partial<RequestFilter>) {
  const [row] = (await window(part)).rows;
  const { call } = await stage.core.call('requests.get', { id: row?.id ?? 0 });
  if (call === null) throw new Error('no such call');
  return call;
}

test('every call is there with what it was, and its bodies without anybody’s words', async () => {
  const { core, accountId, sandbox } = stage;
  const caseId = await stage.track('OPEN', ['Anna says hello']);
  await core.call('outbox.reply', { id: crypto.randomUUID(), accountId, caseId, text: 'Dear Anna, the walrus' });
  await core.until('sent', () => sandbox.ledger().length === 1);
  await core.clock.advance(1_000);
  const put = await detailsOf({ path: `${caseId}/comments`, outcome: 'ok' });
  const sent = (await window({ path: '/comments' })).rows.find((row) => row.method === 'PUT');
  const { call } = await core.call('requests.get', { id: sent?.id ?? 0 });
  expect(call).toMatchObject({ environment: 'development', accountId, status: 200, outcome: 'ok', origin: sandbox.baseUrl });
  expect(JSON.parse(call?.requestBody ?? '')).toEqual({ comment: '[21 characters removed]' });
  expect(put.responseBody).toMatch(/"plainBody": "\[15 characters removed\]"|"plainBody": "\[21 characters removed\]"/);
  const token = await detailsOf({ path: '/oauth/token' });
  expect(token.requestBody).toBe('[29 bytes of application/x-www-form-urlencoded]');
  expect(JSON.parse(token.responseBody ?? '')).toMatchObject({
    access_token: expect.stringMatching(/^\[\d+ characters removed\]$/),
  });
});

test('a refused call keeps the words of Wise without what they repeat', async () => {
  const { core, sandbox, accountId } = stage;
  const caseId = await stage.track('OPEN');
  const body = JSON.stringify({ code: 'invalid_value', message: "comment 'Dear Anna' must not hold walrus" });
  sandbox.control.addFault({ match: { method: 'PUT' }, fault: { kind: 'answer', status: 400, body } });
  await core.call('outbox.reply', { id: crypto.randomUUID(), accountId, caseId, text: 'Dear Anna, the walrus' });
  await core.until('refused', async () => (await window({ outcome: 'refused' })).total > 0);
  const { responseBody, traceId } = await detailsOf({ outcome: 'refused' });
  expect(JSON.parse(responseBody ?? '')).toEqual({ code: 'invalid_value', message: 'comment [removed] must not hold [removed]' });
  expect(traceId).toMatch(/\w/);
});

test('is filtered by failure, kind, path, time and account', async () => {
  const { core, sandbox, accountId } = stage;
  const caseId = await stage.track('OPEN');
  sandbox.control.addFault({ match: { path: `/v1/cases/${caseId}` }, fault: { kind: 'answer', status: 503 } });
  await core.ask('cases.refresh', { accountId, caseId });
  const { total } = await window();
  // The sign-in reads a case that nobody has: that is a failed call as well.
  expect(new Set((await window({ failedOnly: true })).rows.map((row) => row.outcome))).toEqual(
    new Set(['server-error', 'not-found']),
  );
  expect((await window({ failedOnly: true })).total).toBeLessThan(total);
  const kinds = new Set((await window({ outcome: 'server-error' })).rows.map((row) => row.outcome));
  expect(kinds).toEqual(new Set(['server-error']));
  expect((await window({ path: 'OAUTH' })).rows.map((row) => row.path)).toEqual(expect.arrayContaining(['/oauth/token']));
  expect((await window({ path: '%' })).total).toBe(0);
  expect((await window({ since: core.clock.now() + 1 })).total).toBe(0);
  expect((await window({ accountId: crypto.randomUUID() })).total).toBe(0);
  const { buckets } = await core.call('requests.stats', { since: core.clock.now() - DAY, accountId });
  expect(buckets.reduce((sum, bucket) => sum + bucket.calls, 0)).toBe((await window()).total);
  expect(buckets.reduce((sum, bucket) => sum + bucket.failed, 0)).toBe((await window({ failedOnly: true })).total);
});

test('a million rows are looked at through indexes, the newest 100,000 at most, and trimmed in batches', () => {
  const opened = openDatabase({
    file: ':memory:',
    keyHex: null,
    migrations: cacheMigrations,
    synchronous: 'NORMAL',
    backupFolder: null,
  });
  if (!opened.ok) throw new Error(opened.detail);
  const cache = opened.db;
  cache.exec(`INSERT INTO request_log (at, method, path, outcome, duration_ms, bytes_received, correlation_id)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
    SELECT i, 'GET', '/v1/cases/' || i, CASE WHEN i % 10 = 0 THEN 'server-error' ELSE 'ok' END, 1, 1, '' FROM n`);
  expect(countRequests(cache, ALL)).toBe(100_000);
  expect(countRequests(cache, { ...ALL, failedOnly: true })).toBe(10_000);
  expect(readRequestWindow(cache, ALL, 90_000, 2).map((row) => row.at)).toEqual([910_000, 909_999]);
  for (const [filter, index] of [
    [ALL, 'request_log_by_time'],
    [{ ...ALL, failedOnly: true }, 'request_log_failed'],
  ] as const) {
    const { sql, parameters } = windowSql(filter);
    const plan = cache.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters, 100, 0);
    expect(JSON.stringify(plan)).toContain(`INDEX ${index}`);
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  }
  expect(trimRequests(cache, 2_000, 50_000)).toBe(50_000);
  let turns = 0;
  while (trimRequests(cache, 2_000, 50_000) > 0) turns += 1;
  expect(turns).toBe(17);
  expect(cache.prepare('SELECT count(*) AS n, min(id) AS first FROM request_log').get()).toEqual({ n: 100_000, first: 900_001 });
  cache.close();
});

test('calls older than two weeks go, the rest stays', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('OPEN');
  core.clock.jump(13 * DAY);
  await core.ask('cases.refresh', { accountId, caseId });
  const after = core.clock.now();
  expect((await window()).rows.some((row) => row.at < after - DAY)).toBe(true);
  core.clock.jump(2 * DAY);
  await core.clock.advance(3_600_000);
  const { rows } = await window();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.at >= after)).toBe(true);
});
