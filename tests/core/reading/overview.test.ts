import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { createOverviewCalls } from '../../../src-main/overview/overview-calls.ts';
import { readOverview } from '../../../src-main/overview/read-overview.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import { fillProfile, START } from '../../bench/fill.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { aTrackedCase, begin, savedText } from './begin.ts';

test('counts what the sandbox did', async () => {
  const begun = await begin();
  const { core, sandbox, accountId } = begun;
  const answered = await aTrackedCase(begun, ['What is the name?', 'Please answer.']);
  await aTrackedCase(begun, ['And here?']);
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId: answered, text: 'ACME' });
  await core.until('seen', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
  sandbox.control.moveCase({ id: answered, status: 'SOLVED' });
  await core.call('cases.refresh', { accountId, caseId: answered });

  const overview = await core.call('overview.read', { accountId, days: 30 });
  expect(overview).toMatchObject({ days: 30, cases: 2 });
  expect(overview.statuses).toHaveLength(30);
  expect(overview.statuses.at(-1)?.counts).toMatchObject({ 'needs-action': 1, solved: 1 });
  expect(overview.waiting.reduce((sum, { cases }) => sum + cases, 0)).toBe(1);
  expect(overview.answers.reduce((sum, { answers }) => sum + answers, 0)).toBe(1);
  expect(overview.volume.at(-1)).toMatchObject({ wise: 3, created: 2 });
  expect(overview.volume.at(-1)?.partner).toBeGreaterThanOrEqual(1);

  await core.call('overview.export', { accountId, days: 30, part: 'waiting' });
  expect(savedText(core)).toMatch(/^waiting,cases\r\nunder-4h,1\r\n/);
  const { rows } = await core.call('audit.window', { filter: { action: 'overview-exported', caseId: null }, start: 0, count: 1 });
  expect(rows.map((row) => row.detail)).toEqual(['waiting']);
});

test('an empty account has an overview of zeros', async () => {
  const { core, accountId } = await begin();
  const overview = await core.call('overview.read', { accountId, days: 90 });
  expect(overview.statuses).toHaveLength(90);
  expect(overview).toMatchObject({ cases: 0, entries: 0 });
  expect((await core.ask('overview.read', { accountId: randomUUID(), days: 30 })).ok).toBe(false);
});

test('counts in slices, and stops between two of them when it is not wanted any more', async () => {
  const { profile, secrets, accountId } = await fillProfile(temporaryProfile(), createMemorySecrets(), 300, 10);
  const opened = await openStores(profile, secrets, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { stores } = opened;
  try {
    let turns = 0;
    let counting = true;
    const counter = (async () => {
      while (counting) {
        await nextTurn();
        turns += 1;
      }
    })();
    const request = { stores, accountId, days: 30, now: START } as const;
    const overview = await readOverview({ ...request, isCancelled: () => false });
    counting = false;
    await counter;
    expect(overview).toMatchObject({ cases: 300, entries: 3_000 });
    // 3,000 entries are twelve slices: others had a turn after each.
    expect(turns).toBeGreaterThanOrEqual(12);

    let asked = 0;
    const cancelled = readOverview({ ...request, isCancelled: () => ++asked > 3 });
    await expect(cancelled).rejects.toMatchObject({ error: { kind: 'cancelled' } });
    expect(asked).toBe(4);

    // Whoever looks anew has no use for the answer before.
    const files = { save: async () => null };
    const place = { stores, ports: { clock: createManualClock(async () => undefined), files }, runtime: () => null };
    const calls = createOverviewCalls();
    const [first, second] = [calls.read(place, accountId, 30), calls.read(place, accountId, 90)];
    await expect(first).rejects.toMatchObject({ error: { kind: 'cancelled' } });
    expect((await second).statuses).toHaveLength(90);
    const third = calls.read(place, accountId, 30);
    calls.cancel();
    await expect(third).rejects.toMatchObject({ error: { kind: 'cancelled' } });
  } finally {
    stores.cache.close();
    stores.desk.close();
    stores.mirror?.close();
  }
});
