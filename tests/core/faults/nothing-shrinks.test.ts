import { afterEach, expect, test } from 'vitest';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

const UNREADABLE: readonly (readonly [string, FaultRule['fault']])[] = [
  ['35 cut short', { kind: 'truncated-body', apply: true }],
  ['36 gzip cut', { kind: 'truncated-body', apply: true, encoding: 'gzip' }],
  ['39 bad JSON', { kind: 'bad-json', apply: true, variant: 'nan' }],
  ['39 an empty body', { kind: 'bad-json', apply: true, variant: 'empty' }],
  ['39 null', { kind: 'bad-json', apply: true, variant: 'null' }],
  ['40 bad characters', { kind: 'bad-json', apply: true, variant: 'invalid-utf8' }],
  ['34 HTML', { kind: 'html' }],
  ['30 500', { kind: 'answer', status: 500 }],
  ['44 no list of comments', { kind: 'answer', status: 200, body: '{"message":null}' }],
];

test.each(UNREADABLE)('%s: a thread that can not be read changes nothing of what is kept', async (_what, fault) => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const caseId = sandbox.control.addCase({
    status: 'OPEN',
    comments: [
      { plainBody: 'One', author: 'WISE_AGENT' },
      { plainBody: 'Two', author: 'PARTNER' },
    ],
  });
  await core.call('cases.track', { accountId, caseId });
  const entries = async () =>
    (await core.call('cases.open', { accountId, caseId })).entries.map((entry) => [entry.body, entry.gone, entry.changed]);
  await core.until('its thread', async () => (await entries()).length === 2);
  const before = await entries();
  sandbox.control.addFault({ match: { path: `/v1/cases/${caseId}/comments` }, fault });
  expect((await core.ask('cases.refresh', { accountId, caseId })).ok).toBe(false);
  expect(await entries()).toEqual(before);
});
