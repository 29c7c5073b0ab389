import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { connectedCore } from '../../support/connected-core.ts';
import type { Core } from '../../support/core.ts';

let core: Core;
let sandbox: Sandbox;
let accountId: string;

beforeEach(async () => {
  const connected = await connectedCore();
  ({ core, sandbox, accountId } = connected);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  return connected.stop;
});

/** A creation that Wise did, and whose answer was lost on the way. @returns the send and the case that came of it */
async function loseAnswer(externalId: string | null = null): Promise<{ id: string; made: string }> {
  sandbox.control.addFault({
    match: { method: 'POST', path: '/v1/cases' },
    times: 1,
    fault: { kind: 'answer', apply: true, status: 502, headers: [], body: 'bad gateway' },
  });
  const id = randomUUID();
  await core.call('outbox.create', {
    id,
    accountId,
    type: 'GENERAL_ENQUIRY',
    subject: 'Payout held',
    description: 'Where is it?',
    userId: '9001',
    transferId: null,
    profileId: null,
    externalId,
  });
  await core.until('a person is asked', async () => (await stateOf(id)) === 'needs-review');
  const [creation] = sandbox.control.ledger().filter((entry) => entry.kind === 'creation');
  return { id, made: creation?.caseId ?? '' };
}

async function stateOf(id: string): Promise<string> {
  return (await core.call('outbox.get', { id })).state;
}

test('a creation whose answer was lost says by what it can be found, and settles once that case is tracked', async () => {
  const { id, made } = await loseAnswer();
  expect(await core.call('outbox.get', { id })).toMatchObject({ externalId: `caseport-${id}`, caseId: null });
  await core.call('cases.track', { accountId, caseId: made });
  expect(await core.call('outbox.get', { id })).toMatchObject({ state: 'confirmed', caseId: made });
  const { row, description } = await core.call('cases.open', { accountId, caseId: made });
  // It is the case that was created here, with what was written in it.
  expect(row).toMatchObject({ subject: 'Payout held', externalId: `caseport-${id}` });
  expect(description).toBe('Where is it?');
  expect(await core.ask('outbox.review', { id, action: 'send-again' })).toMatchObject({ ok: false, error: { kind: 'too-late' } });
  expect(sandbox.control.ledger().filter((entry) => entry.kind === 'creation')).toHaveLength(1);
});

test('an older case with the same external id of the partner is not taken for it', async () => {
  const older = sandbox.control.addCase({ status: 'OPEN', externalId: 'ticket-7' });
  await core.clock.advance(3_600_000);
  const { id, made } = await loseAnswer('ticket-7');
  await core.call('cases.track', { accountId, caseId: older });
  expect(await stateOf(id)).toBe('needs-review');
  await core.call('cases.track', { accountId, caseId: made });
  expect(await core.call('outbox.get', { id })).toMatchObject({ state: 'confirmed', caseId: made });
});

test('a case with another external id settles nothing', async () => {
  const { id } = await loseAnswer();
  await core.call('cases.track', { accountId, caseId: sandbox.control.addCase({ status: 'OPEN', externalId: 'other' }) });
  expect(await stateOf(id)).toBe('needs-review');
});
