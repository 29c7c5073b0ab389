import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import type { OutboxItem } from '../../../src-shared/outbox.ts';
import { type Core, connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const MINUTE = 60_000;
const running: { stop(): Promise<void> }[] = [];

type Desk = { core: Core; sandbox: Sandbox; accountId: string; caseId: string };

async function begin(): Promise<Desk> {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  return { core, sandbox, accountId, caseId };
}

async function reply({ core, accountId, caseId }: Desk, text = 'An answer'): Promise<string> {
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId, text });
  return id;
}

function state({ core }: Desk, id: string): Promise<OutboxItem> {
  return core.call('outbox.get', { id });
}

async function settled(desk: Desk, id: string, limit = 10 * MINUTE): Promise<OutboxItem> {
  await desk.core.until(
    'the send settles',
    async () => ['confirmed', 'needs-review', 'rejected'].includes((await state(desk, id)).state),
    limit,
  );
  return state(desk, id);
}

function landed({ sandbox }: Desk, text = 'An answer'): number {
  return sandbox.control.ledger().filter((entry) => entry.text === text).length;
}

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

const PUT = { method: 'PUT' } as const;

type Row = readonly [name: string, fault: FaultRule['fault'], state: OutboxItem['state'], landed: number];

const rows: readonly Row[] = [
  ['6 reset after the headers, before the body', { kind: 'drop', when: 'at-headers' }, 'needs-review', 0],
  ['7 reset after applying', { kind: 'drop', when: 'after' }, 'confirmed', 1],
  ['8 closed without an answer', { kind: 'drop', when: 'after', how: 'fin' }, 'confirmed', 1],
  ['9 applied, then silence', { kind: 'silence', apply: true }, 'confirmed', 1],
  ['10 never applied, silence', { kind: 'silence', apply: false }, 'needs-review', 0],
  ['11 late landing after 90 s', { kind: 'late-landing', milliseconds: 90_000 }, 'confirmed', 1],
  ['14 100 Continue, then silence', { kind: 'silence', apply: true, after100: true }, 'confirmed', 1],
  ['24 408', { kind: 'answer', status: 408, apply: false }, 'needs-review', 0],
  ['25 409 after applying', { kind: 'answer', status: 409, apply: true }, 'confirmed', 1],
  ['26 413', { kind: 'answer', status: 413, apply: false }, 'rejected', 0],
  ['26 422', { kind: 'answer', status: 422, apply: false }, 'rejected', 0],
  ['22 403', { kind: 'answer', status: 403, apply: false }, 'rejected', 0],
  ['23 404', { kind: 'answer', status: 404, apply: false }, 'rejected', 0],
  ['29 500 after applying', { kind: 'answer', status: 500, apply: true }, 'confirmed', 1],
  ['30 500 without applying', { kind: 'answer', status: 500, apply: false }, 'needs-review', 0],
  ['32 redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/elsewhere' }, 'needs-review', 0],
  ['33 204', { kind: 'answer', status: 204, apply: true }, 'confirmed', 1],
  ['34 a captive portal', { kind: 'html', apply: false }, 'needs-review', 0],
];

describe('a reply that meets a fault ends where it must, and lands as often as it must', () => {
  test.each(rows)('%s', async (_name, fault, expected, copies) => {
    const desk = await begin();
    desk.sandbox.control.addFault({ match: PUT, times: 1, fault });
    const id = await reply(desk);
    const item = await settled(desk, id);
    expect([item.state, landed(desk), item.text]).toEqual([expected, copies, 'An answer']);
    // Whatever comes later, nothing is sent again by itself.
    await desk.core.clock.advance(5 * MINUTE);
    expect([(await state(desk, id)).state, landed(desk)]).toEqual([expected, copies]);
    expect(desk.core.log.bugs).toEqual([]);
  });
});

test('21 an expired token is renewed once and the reply lands once', async () => {
  const desk = await begin();
  desk.sandbox.control.expireTokens();
  const id = await reply(desk);
  expect((await settled(desk, id)).state).toBe('confirmed');
  expect(landed(desk)).toBe(1);
});

test('27 a 429 with Retry-After holds every call for that long', async () => {
  const desk = await begin();
  desk.sandbox.control.addFault({
    match: PUT,
    times: 1,
    fault: { kind: 'answer', status: 429, headers: [['Retry-After', '30']], apply: false },
  });
  const before = desk.core.clock.monotonic();
  const id = await reply(desk);
  await desk.core.until('throttled', async () => (await state(desk, id)).waitsFor === 'throttled');
  const requests = desk.sandbox.control.requests().length;
  await desk.core.clock.advance(29_000);
  expect(desk.sandbox.control.requests().length).toBe(requests);
  expect((await settled(desk, id)).state).toBe('confirmed');
  expect(desk.core.clock.monotonic() - before).toBeGreaterThanOrEqual(30_000);
  expect(landed(desk)).toBe(1);
});

test('15 the same send twice is one row and one copy', async () => {
  const desk = await begin();
  const id = randomUUID();
  const input = { id, accountId: desk.accountId, caseId: desk.caseId, text: 'An answer' };
  await Promise.all([desk.core.call('outbox.reply', input), desk.core.call('outbox.reply', input)]);
  await settled(desk, id);
  expect(landed(desk)).toBe(1);
  expect(await desk.core.call('outbox.list', { accountId: desk.accountId })).toHaveLength(1);
});

test('16 two equal texts sent on purpose are two copies, each with an entry of its own', async () => {
  const desk = await begin();
  const first = await reply(desk);
  const second = await reply(desk);
  const [one, two] = [await settled(desk, first), await settled(desk, second)];
  expect(landed(desk)).toBe(2);
  expect(new Set([one.confirmedEntryId, two.confirmedEntryId]).size).toBe(2);
});

test('a colleague who wrote the same words before is not taken for us', async () => {
  const desk = await begin();
  desk.sandbox.control.colleagueComment({ id: desk.caseId, plainBody: 'An answer' });
  desk.sandbox.control.addFault({ match: PUT, times: 1, fault: { kind: 'drop', when: 'before' } });
  const id = await reply(desk);
  expect((await settled(desk, id)).state).toBe('needs-review');
  expect(landed(desk)).toBe(0);
});

test('12 sent again by the agent, then the first one lands: two copies, both seen, none by itself', async () => {
  const desk = await begin();
  desk.sandbox.control.addFault({ match: PUT, times: 1, fault: { kind: 'late-landing', milliseconds: 4 * MINUTE } });
  const id = await reply(desk);
  expect((await settled(desk, id)).state).toBe('needs-review');
  await desk.core.call('outbox.review', { id, action: 'send-again' });
  expect((await settled(desk, id)).state).toBe('confirmed');
  await desk.core.clock.advance(5 * MINUTE);
  expect(landed(desk)).toBe(2);
  const { entries } = await desk.core.call('cases.open', { accountId: desk.accountId, caseId: desk.caseId });
  expect(entries.filter((entry) => entry.body === 'An answer')).toHaveLength(2);
});

test('18 a case that closed meanwhile rejects the reply and keeps its words', async () => {
  const desk = await begin();
  await desk.core.call('settings.change', { undoHoldSeconds: 10 });
  const id = await reply(desk);
  desk.sandbox.control.moveCase({ id: desk.caseId, status: 'CLOSED', force: true });
  expect(await settled(desk, id)).toMatchObject({ state: 'rejected', error: { kind: 'case-closed' }, text: 'An answer' });
  expect(landed(desk)).toBe(0);
});

test('19 a reply to a case that is being created waits until it is open', async () => {
  const desk = await begin();
  const creating = desk.sandbox.control.addCase({ status: 'CREATING' });
  await desk.core.call('cases.track', { accountId: desk.accountId, caseId: creating });
  const id = randomUUID();
  await desk.core.call('outbox.reply', { id, accountId: desk.accountId, caseId: creating, text: 'An answer' });
  await desk.core.clock.advance(2 * MINUTE);
  expect(await state(desk, id)).toMatchObject({ state: 'queued', waitsFor: 'case-creating' });
  desk.sandbox.control.moveCase({ id: creating, status: 'OPEN' });
  expect((await settled(desk, id)).state).toBe('confirmed');
});

test('20 ten replies queued offline leave in order and one at a time', async () => {
  const desk = await begin();
  await desk.sandbox.control.cutNetwork();
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push(await reply(desk, `Answer ${i}`));
  await desk.core.clock.advance(MINUTE);
  await desk.sandbox.control.restoreNetwork();
  for (const id of ids) expect((await settled(desk, id)).state).toBe('confirmed');
  expect(desk.sandbox.control.ledger().map((entry) => entry.text)).toEqual(ids.map((_, i) => `Answer ${i}`));
});

test('undo takes a held reply back into the draft, and nothing leaves', async () => {
  const desk = await begin();
  await desk.core.call('settings.change', { undoHoldSeconds: 10 });
  const id = await reply(desk);
  await desk.core.clock.advance(9_000);
  await desk.core.call('drafts.saveReply', {
    accountId: desk.accountId,
    caseId: desk.caseId,
    text: 'And more',
    selectionStart: 3,
    selectionEnd: 3,
  });
  expect((await desk.core.call('outbox.undo', { id })).state).toBe('withdrawn');
  await desk.core.clock.advance(MINUTE);
  expect(landed(desk)).toBe(0);
  const { draft } = await desk.core.call('cases.open', { accountId: desk.accountId, caseId: desk.caseId });
  expect(draft?.text).toBe('An answer\n\nAnd more');
  expect(await desk.core.ask('outbox.undo', { id })).toMatchObject({ ok: false, error: { kind: 'too-late' } });
});

test('a creation whose answer is lost asks a person, is never looked for, and keeps its words', async () => {
  const desk = await begin();
  desk.sandbox.control.addFault({
    match: { method: 'POST', path: '/v1/cases' },
    times: 1,
    fault: { kind: 'drop', when: 'after' },
  });
  const id = randomUUID();
  await desk.core.call('outbox.create', {
    id,
    accountId: desk.accountId,
    type: 'GENERAL_ENQUIRY',
    subject: 'Held',
    description: 'Words',
    userId: '1',
    transferId: null,
    profileId: null,
    externalId: null,
  });
  expect(await settled(desk, id)).toMatchObject({ state: 'needs-review', text: 'Words', subject: 'Held' });
  await desk.core.clock.advance(10 * MINUTE);
  expect(landed(desk, 'Words')).toBe(1);
  // Wise can find it by the external id that we made up.
  expect(desk.sandbox.control.cases().at(-1)?.externalId).toBe(`caseport-${id}`);
});
