import { afterEach, expect, test } from 'vitest';
import type { HttpOutcome, OpenTransport } from '../../../src-main/api/transport.ts';
import { type Core, startCore } from '../../support/core.ts';

const ROWS = 10_000;
const SECOND = 1_000;
const MINUTE = 60_000;

let core: Core | null = null;

afterEach(async () => {
  await core?.stop();
  core = null;
});

function answered(body: string): HttpOutcome {
  return { kind: 'answered', status: 200, headers: new Map(), body: new TextEncoder().encode(body), bytesReceived: body.length };
}

/** A server in memory that answers at once, so that only our own pace limits the calls. Notes when each call came. */
function endlessServer(now: () => number, arrivals: number[]): OpenTransport {
  return ({ origin }) => ({
    origin,
    async send({ path }) {
      arrivals.push(now());
      if (path === '/oauth/token') return answered('{"access_token":"t","token_type":"bearer","expires_in":43199}');
      const id = /^\/v1\/cases\/(\d+)/.exec(path)?.[1] ?? '1';
      if (path.endsWith('/comments')) return answered('{"message":null,"comments":[]}');
      return answered(
        `{"id":${id},"status":"CLOSED","type":"GENERAL_ENQUIRY","externalId":null,"createdAt":"2026-01-01T00:00:00.000","updatedAt":"2026-01-01T00:00:00.000"}`,
      );
    },
    reset() {
      // Nothing is kept that could be reset.
    },
    stop: async () => undefined,
  });
}

/** The most calls in any window of this length. */
function busiest(arrivals: readonly number[], window: number): number {
  let most = 0;
  let from = 0;
  arrivals.forEach((at, index) => {
    while (at - (arrivals[from] ?? 0) >= window) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

test(`${ROWS} ids are imported within the published limits, and every one has its result`, async () => {
  const arrivals: number[] = [];
  core = await startCore({ openTransport: endlessServer(() => core?.clock.monotonic() ?? 0, arrivals) });
  const { id: accountId } = await core.call('accounts.connect', {
    label: 'Large',
    environment: 'development',
    baseUrl: 'http://127.0.0.1:9',
    credentials: { kind: 'client', clientId: 'a', clientSecret: 'b' },
    proxy: { mode: 'none' },
  });
  const rows = Array.from({ length: ROWS }, (_unused, index) => ({
    caseId: String(900_000_000 + index),
    externalId: null,
    subject: null,
    note: null,
  }));
  await core.call('register.import', { accountId, rows });
  const current = core;
  await current.until(
    'finished',
    async () => (await current.call('register.importJob', { accountId })).job?.state === 'finished',
    60 * MINUTE,
  );
  expect((await current.call('register.importJob', { accountId })).job?.counts).toMatchObject({ tracked: ROWS, waiting: 0 });
  expect((await current.call('cases.counts', { accountId })).views.all).toBe(ROWS);
  expect(busiest(arrivals, SECOND)).toBeLessThanOrEqual(100);
  expect(busiest(arrivals, MINUTE)).toBeLessThanOrEqual(1_000);
  // And no slower than the limits ask for: all reads, of cases and threads, at 900 a minute and a little.
  expect(current.clock.monotonic()).toBeLessThan((arrivals.length / 900 + 2) * MINUTE);
}, 180_000);
