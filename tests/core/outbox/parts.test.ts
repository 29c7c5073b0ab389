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

async function begin(undoHoldSeconds: number): Promise<Desk> {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds });
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  return { core, sandbox, accountId, caseId };
}

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

const TEXTS = ['First part', 'Second part', 'Third part'];

function split({ core, accountId, caseId }: Desk, texts = TEXTS): Promise<OutboxItem[]> {
  return core.call('outbox.replyInParts', { accountId, caseId, parts: texts.map((text) => ({ id: randomUUID(), text })) });
}

const landed = ({ sandbox }: Desk) => sandbox.control.ledger().map((entry) => entry.text);

async function states({ core }: Desk, items: readonly OutboxItem[]): Promise<string[]> {
  return Promise.all(items.map(async ({ id }) => (await core.call('outbox.get', { id })).state));
}

const PUT = { method: 'PUT' } as const;

describe('a reply in parts', () => {
  test('takes the draft along, and every part lands once and in order', async () => {
    const desk = await begin(0);
    const { core, accountId, caseId } = desk;
    await core.call('drafts.saveReply', { accountId, caseId, text: 'All of it', selectionStart: 0, selectionEnd: 0 });
    const items = await split(desk);
    expect(new Set(items.map((item) => item.partOf))).toEqual(new Set([items[0]?.id]));
    expect(items.map((item) => item.part)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })));
    expect((await core.call('cases.open', { accountId, caseId })).draft).toBeNull();
    await core.until(
      'all are seen',
      async () => (await states(desk, items)).every((state) => state === 'confirmed'),
      10 * MINUTE,
    );
    expect(landed(desk)).toEqual(TEXTS);
    // Each keeps its number wherever it stands in the list.
    const listed = await core.call('outbox.list', { accountId });
    expect(listed.map(({ text, part }) => [text, part?.number])).toEqual(TEXTS.map((text, at) => [text, at + 1]).reverse());
  });

  test('a part that arrived can not be given up, and those after it stay queued', async () => {
    const desk = await begin(0);
    const { core, sandbox } = desk;
    sandbox.control.addFault({ match: PUT, after: 1, times: 1, fault: { kind: 'answer', status: 422, apply: false } });
    const items = await split(desk);
    await core.until('the second is refused', async () => (await states(desk, items))[1] === 'rejected', 10 * MINUTE);
    const before = await states(desk, items);
    expect(before).toEqual(['confirmed', 'rejected', 'queued']);
    expect(await core.ask('outbox.review', { id: items[0]?.id ?? '', action: 'discard' })).toEqual({
      ok: false,
      error: { kind: 'too-late' },
    });
    expect(await states(desk, items)).toEqual(before);
  });

  test('twice with the same ids is one reply', async () => {
    const desk = await begin(10);
    const { core, accountId, caseId } = desk;
    const input = { accountId, caseId, parts: TEXTS.map((text) => ({ id: randomUUID(), text })) };
    await core.call('outbox.replyInParts', input);
    expect(await core.call('outbox.replyInParts', input)).toHaveLength(3);
    expect(await core.call('outbox.list', { accountId })).toHaveLength(3);
  });

  test('all are queued, or none', async () => {
    const desk = await begin(10);
    const { core, accountId, caseId } = desk;
    const [first] = await split(desk);
    await core.call('drafts.saveReply', { accountId, caseId, text: 'Kept', selectionStart: 0, selectionEnd: 0 });
    const parts = [
      { id: randomUUID(), text: 'new' },
      { id: first?.id ?? '', text: 'an id of another send' },
    ];
    expect(await core.ask('outbox.replyInParts', { accountId, caseId, parts })).toMatchObject({ ok: false });
    expect(await core.call('outbox.list', { accountId })).toHaveLength(3);
    expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Kept');
  });

  const failures: readonly (readonly [string, FaultRule['fault'], OutboxItem['state']])[] = [
    ['refused', { kind: 'answer', status: 422, apply: false }, 'rejected'],
    ['lost without a trace', { kind: 'silence', apply: false }, 'needs-review'],
  ];

  test.each(failures)('where the first is %s, no later part leaves until a person decides', async (_what, fault, state) => {
    const desk = await begin(0);
    desk.sandbox.control.addFault({ match: PUT, times: 1, fault });
    const items = await split(desk);
    const [first, second] = items;
    await desk.core.until('the first fails', async () => (await states(desk, items))[0] === state, 10 * MINUTE);
    await desk.core.clock.advance(30 * MINUTE);
    expect(await states(desk, items)).toEqual([state, 'queued', 'queued']);
    expect((await desk.core.call('outbox.get', { id: second?.id ?? '' })).waitsFor).toBe('earlier-part');
    expect(landed(desk)).toEqual([]);

    await desk.core.call('outbox.review', { id: first?.id ?? '', action: 'send-again' });
    await desk.core.until('all land', async () => (await states(desk, items)).every((one) => one === 'confirmed'), 10 * MINUTE);
    expect(landed(desk)).toEqual(TEXTS);
  });

  test('a reply that is no part still goes past one that was refused', async () => {
    const desk = await begin(0);
    desk.sandbox.control.addFault({ match: PUT, times: 1, fault: { kind: 'answer', status: 422, apply: false } });
    const items = await split(desk);
    await desk.core.until('the first fails', async () => (await states(desk, items))[0] === 'rejected', 10 * MINUTE);
    const { core, accountId, caseId } = desk;
    // Behind parts that wait it waits as well: order is kept, and nothing is skipped by itself.
    const other = await core.call('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'Other' });
    await core.clock.advance(MINUTE);
    expect((await core.call('outbox.get', { id: other.id })).waitsFor).toBe('earlier-send');
    await core.call('outbox.review', { id: items[0]?.id ?? '', action: 'discard' });
    await core.until(
      'it lands',
      async () => (await core.call('outbox.get', { id: other.id })).state === 'confirmed',
      10 * MINUTE,
    );
    expect(landed(desk)).toEqual(['Other']);
  });

  test('discarding a refused part brings the rest back as the draft', async () => {
    const desk = await begin(0);
    desk.sandbox.control.addFault({ match: PUT, after: 1, times: 1, fault: { kind: 'answer', status: 422, apply: false } });
    const items = await split(desk);
    await desk.core.until('the second fails', async () => (await states(desk, items))[1] === 'rejected', 10 * MINUTE);
    const { core, accountId, caseId } = desk;
    await core.call('outbox.review', { id: items[1]?.id ?? '', action: 'discard' });
    expect(await states(desk, items)).toEqual(['confirmed', 'withdrawn', 'withdrawn']);
    expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Third part');
    await core.clock.advance(10 * MINUTE);
    expect(landed(desk)).toEqual(['First part']);
  });

  test('undo of any part takes all that are held, in order, before what was begun since', async () => {
    const desk = await begin(10);
    const { core, accountId, caseId } = desk;
    const items = await split(desk);
    await core.call('drafts.saveReply', { accountId, caseId, text: 'Begun since', selectionStart: 0, selectionEnd: 0 });
    const undone = await core.call('outbox.undo', { id: items[1]?.id ?? '' });
    expect(undone).toMatchObject({ id: items[1]?.id, text: TEXTS.join('\n\n'), state: 'withdrawn' });
    expect(await states(desk, items)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    const { draft, row } = await core.call('cases.open', { accountId, caseId });
    expect(draft?.text).toBe(`${TEXTS.join('\n\n')}\n\nBegun since`);
    expect(row).toMatchObject({ draft: true, outbox: 'none' });
    await core.clock.advance(10 * MINUTE);
    expect(landed(desk)).toEqual([]);
  });

  test('undo after the first has left takes the others', async () => {
    const desk = await begin(0);
    desk.sandbox.control.addFault({ match: PUT, times: 1, fault: { kind: 'silence', apply: true } });
    const items = await split(desk);
    await desk.core.until('the first is under way', async () => (await states(desk, items))[0] === 'sending');
    expect((await desk.core.call('outbox.undo', { id: items[2]?.id ?? '' })).text).toBe('Second part\n\nThird part');
    await desk.core.clock.advance(10 * MINUTE);
    expect(landed(desk)).toEqual(['First part']);
  });
});

describe('a place that is not filled in', () => {
  test('is refused, whoever asks, and the draft stays', async () => {
    const { core, accountId, caseId } = await begin(0);
    await core.call('drafts.saveReply', { accountId, caseId, text: 'Hello {{?Name}}', selectionStart: 0, selectionEnd: 0 });
    const refused = {
      ok: false,
      error: { kind: 'invalid-field', field: 'text', message: '1 place is not filled in: {{?Name}}' },
    };
    expect(await core.ask('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'Hello {{?Name}}' })).toEqual(refused);
    const parts = ['fine', 'Hello {{?Name}}'].map((text) => ({ id: randomUUID(), text }));
    expect(await core.ask('outbox.replyInParts', { accountId, caseId, parts })).toEqual(refused);
    const aCase = {
      accountId,
      type: 'GENERAL_ENQUIRY',
      userId: '1',
      transferId: null,
      profileId: null,
      externalId: null,
    };
    const create = (subject: string, description: string) =>
      core.ask('outbox.create', { ...aCase, id: randomUUID(), subject, description });
    expect(await create('Of {{?Whom}}', 'x')).toMatchObject({ error: { kind: 'invalid-field', field: 'subject' } });
    expect(await create('Held', '{{transfer.id}}')).toMatchObject({ error: { kind: 'invalid-field', field: 'description' } });
    expect(await core.call('outbox.list', { accountId })).toEqual([]);
    expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Hello {{?Name}}');
    expect(await core.ask('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'Write `{{?Name}}`' })).toMatchObject({
      ok: true,
    });
  });
});
