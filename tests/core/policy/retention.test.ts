import { expect, test } from 'vitest';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import { aTrackedCase, begin } from '../reading/begin.ts';

const DAY = 24 * 3_600_000;

const keepFor = (days: number) =>
  readPolicy([
    { scope: 'machine', where: 'policy.json', content: { ok: true, tiers: { enforced: { cacheRetentionDays: days } } } },
  ]);

/** A closed case with a note, a tag and two comments. */
async function aClosedCase(world: Awaited<ReturnType<typeof begin>>) {
  const { core, sandbox, accountId } = world;
  const caseId = await aTrackedCase(world, ['First words.', 'Remarkable pelican.']);
  await core.call('work.note', { accountId, caseId, text: 'Mine.' });
  await core.call('work.tag', { accountId, target: { kind: 'ids', ids: [caseId] }, add: ['vip'], remove: [] });
  sandbox.control.moveCase({ id: caseId, status: 'CLOSED', force: true });
  await core.call('cases.refresh', { accountId, caseId });
  return caseId;
}

async function find(core: Awaited<ReturnType<typeof begin>>['core'], accountId: string, text: string) {
  const { rows } = await core.call('cases.window', {
    accountId,
    source: { kind: 'query', text },
    sort: 'newest-activity',
    grouping: 'none',
    start: 0,
    count: 10,
  });
  return rows.map(({ id }) => id);
}

test('a thread that has been closed for long enough loses its words, and nothing that is the person’s', async () => {
  const world = await begin({ policy: keepFor(1) });
  const { core, accountId } = world;
  const old = await aClosedCase(world);
  // Solved is not closed: it can be taken up again.
  const open = await aTrackedCase(world, ['Still there.']);
  world.sandbox.control.moveCase({ id: open, status: 'SOLVED', force: true });
  await core.call('cases.refresh', { accountId, caseId: open });
  expect(await find(core, accountId, 'pelican')).toEqual([old]);
  await core.clock.advance(0.9 * DAY);
  expect(await find(core, accountId, 'pelican')).toEqual([old]);
  await core.clock.advance(1.2 * DAY);
  const thread = await core.call('cases.open', { accountId, caseId: old });
  expect(thread.entries).toEqual([]);
  expect(thread).toMatchObject({ note: 'Mine.', row: { id: old, newest: null, status: 'CLOSED', tags: ['vip'] } });
  expect(await find(core, accountId, 'pelican')).toEqual([]);
  expect(await find(core, accountId, 'tag:vip')).toEqual([old]);
  expect((await core.call('cases.open', { accountId, caseId: open })).entries).not.toEqual([]);
  expect(core.log.lines.some((line) => line.includes('old-threads-removed'))).toBe(true);
});

test('what was taken away does not come back with the next start', async () => {
  const world = await begin({ policy: keepFor(1) });
  const { core, accountId, sandbox } = world;
  const caseId = await aClosedCase(world);
  await core.clock.advance(2.1 * DAY);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toEqual([]);
  await core.app.stop();
  const asked = () => sandbox.control.requests().filter(({ path }) => path.includes(caseId)).length;
  const before = asked();
  await core.app.start();
  await core.clock.advance(600_000);
  expect(asked()).toBe(before);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toEqual([]);
});

test('opening such a case reads it again, without a word of news', async () => {
  const world = await begin({ policy: keepFor(1) });
  const { core, accountId } = world;
  const caseId = await aClosedCase(world);
  await core.clock.advance(2.1 * DAY);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toEqual([]);
  const told = core.notifier.shown.length;
  await core.call('cases.showing', { accountId, caseId, focused: true });
  await core.until('the thread is back', async () => (await core.call('cases.open', { accountId, caseId })).entries.length > 0);
  expect(await find(core, accountId, 'pelican')).toEqual([caseId]);
  await core.clock.advance(60_000);
  expect(core.notifier.shown).toHaveLength(told);
  // On screen it stays; afterwards the next day takes it again.
  await core.clock.advance(DAY);
  expect((await core.call('cases.open', { accountId, caseId })).entries).not.toEqual([]);
  await core.call('cases.showing', { accountId, caseId: null, focused: true });
  await core.clock.advance(DAY);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toEqual([]);
});

test('without the policy, and with 0, all is kept', async () => {
  const world = await begin({ policy: keepFor(0) });
  const caseId = await aClosedCase(world);
  await world.core.clock.advance(3 * DAY);
  expect((await world.core.call('cases.open', { accountId: world.accountId, caseId })).entries).not.toEqual([]);
});
