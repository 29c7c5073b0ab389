import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const HOUR = 3_600_000;
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

test.each([-87_600, -24, -1, 1, 24, 87_600])(
  '68 a wall clock that jumps %i h after a lost answer does not hide the reply',
  async (hours) => {
    const core = await startCore();
    const sandbox = await sandboxFor({ ...core.clock, now: () => 1_800_000_000_000 + core.clock.monotonic() });
    running.push(core, sandbox);
    const { id: accountId } = await connectTo(core, sandbox);
    await core.call('settings.change', { undoHoldSeconds: 0 });
    const caseId = sandbox.control.addCase({ status: 'PENDING' });
    await core.call('cases.track', { accountId, caseId });
    sandbox.control.addFault({ match: { method: 'PUT' }, times: 1, fault: { kind: 'drop', when: 'after' } });
    const id = randomUUID();
    await core.call('outbox.reply', { id, accountId, caseId, text: 'An answer' });
    const state = async () => (await core.call('outbox.get', { id })).state;
    await core.until('the answer is lost', async () => (await state()) === 'unconfirmed');
    core.clock.jump(hours * HOUR);
    await core.until('it is found', async () => (await state()) !== 'unconfirmed', 5 * 60_000);
    expect([await state(), sandbox.control.ledger().length]).toEqual(['confirmed', 1]);
  },
);

test.each([-87_600, -24, 24])('68 a wall clock set by %i h between two starts does not hide the reply', async (hours) => {
  const first = await startCore();
  const sandbox = await sandboxFor({ ...first.clock, now: () => 1_800_000_000_000 + first.clock.monotonic() });
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  await first.call('settings.change', { undoHoldSeconds: 0 });
  const caseId = sandbox.control.addCase({ status: 'PENDING' });
  await first.call('cases.track', { accountId, caseId });
  sandbox.control.addFault({ match: { method: 'PUT' }, times: 1, fault: { kind: 'drop', when: 'after' } });
  const id = randomUUID();
  await first.call('outbox.reply', { id, accountId, caseId, text: 'An answer' });
  await first.until('the answer is lost', async () => (await first.call('outbox.get', { id })).state === 'unconfirmed');
  await first.stop();
  // The server goes on while nobody looks.
  await first.clock.advance(HOUR);
  const second = await startCore({ profile: first.profile, secrets: first.secrets });
  running.push(second);
  second.clock.jump(hours * HOUR);
  const state = async () => (await second.call('outbox.get', { id })).state;
  await second.until('it is found', async () => (await state()) !== 'unconfirmed', 20 * 60_000);
  expect(await state()).toBe('confirmed');
});
