import { afterEach, expect, test } from 'vitest';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

test("42 another case's thread is neither shown nor believed, and the case's own returns", async () => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const bodies = async (caseId: string) =>
    (await core.call('cases.open', { accountId, caseId })).entries.map((entry) => [entry.body, entry.gone]);
  const [ours, other] = ['Ours', 'Of another customer'].map((plainBody) =>
    sandbox.control.addCase({ status: 'OPEN', comments: [{ plainBody, author: 'WISE_AGENT' }] }),
  );
  if (ours === undefined || other === undefined) throw new Error('two cases');
  for (const caseId of [ours, other]) {
    await core.call('cases.track', { accountId, caseId });
    await core.until('its thread', async () => (await bodies(caseId)).length === 1);
  }
  sandbox.control.addFault({
    match: { path: `/v1/cases/${ours}/comments` },
    times: 1,
    fault: { kind: 'wrong-case', caseId: other },
  });
  expect(await core.ask('cases.refresh', { accountId, caseId: ours })).toMatchObject({
    ok: false,
    error: { kind: 'unreadable-answer' },
  });
  expect(await bodies(ours)).toEqual([['Ours', false]]);
  await core.call('cases.refresh', { accountId, caseId: ours });
  expect(await bodies(ours)).toEqual([['Ours', false]]);
});
