import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

async function begin(): Promise<{ core: Core; sandbox: Sandbox; accountId: string }> {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  return { core, sandbox, accountId };
}

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

test('a case is created, opens, gets an answer and is answered', async () => {
  const { core, sandbox, accountId } = await begin();
  const created = await core.call('outbox.create', {
    id: randomUUID(),
    accountId,
    type: 'GENERAL_ENQUIRY',
    subject: 'Transfer held',
    description: 'The transfer is held since yesterday.',
    userId: '9007199254740993',
    transferId: '58114690',
    profileId: null,
    externalId: 'nb-1',
  });
  expect(created).toMatchObject({ state: 'queued', waitsFor: 'undo-hold' });

  let caseId = '';
  await core.until('the case is created', async () => {
    const send = await core.call('outbox.get', { id: created.id });
    caseId = send.caseId ?? '';
    return send.state === 'confirmed';
  });
  // The id above 2^53 went out and came in digit by digit.
  expect(JSON.stringify(sandbox.control.ledger().map((entry) => entry.body))).toContain('9007199254740993');
  const creating = await core.call('cases.open', { accountId, caseId });
  expect(creating.row).toMatchObject({ status: 'CREATING', subject: 'Transfer held', externalId: 'nb-1', turn: 'theirs' });

  await core.until(
    'the message of a case being created',
    async () => (await core.call('cases.open', { accountId, caseId })).message !== null,
  );

  sandbox.control.moveCase({ id: caseId, status: 'OPEN' });
  sandbox.control.agentComment({ id: caseId, plainBody: 'Please send the **statement**.', status: 'PENDING' });
  await core.until(
    'the case is pending',
    async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'PENDING',
  );

  const pending = await core.call('cases.open', { accountId, caseId });
  expect(pending.row).toMatchObject({
    turn: 'ours',
    unread: true,
    newest: { author: 'WISE_AGENT', text: 'Please send the statement.' },
  });
  // The description shows up as the first comment: it is ours, and the order is oldest to newest.
  expect(pending.entries.map((entry) => [entry.author, entry.ours])).toEqual([
    ['PARTNER', true],
    ['WISE_AGENT', false],
  ]);
  // News are gathered for a moment, so that many at once become one.
  await core.until('told', () => core.notifier.shown.length > 0);
  expect(core.notifier.shown.map((notice) => [notice.title, notice.body])).toEqual([['Wise needs an answer', `Case ${caseId}`]]);

  const reply = await core.call('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'Here it is.' });
  await core.until('the reply is seen', async () => (await core.call('outbox.get', { id: reply.id })).state === 'confirmed');
  const answered = await core.call('cases.open', { accountId, caseId });
  expect(answered.entries.at(-1)).toMatchObject({ author: 'PARTNER', ours: true, body: 'Here it is.' });
  expect(answered.sends).toEqual([]);
  expect(sandbox.control.ledger().filter((entry) => entry.kind === 'comment')).toHaveLength(1);
});

test('a click on the notification raises the window and opens the case', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the case is read', async () => (await core.call('cases.open', { accountId, caseId })).fetchedAt !== null);
  sandbox.control.agentComment({ id: caseId, plainBody: 'A question', status: 'PENDING' });
  await core.until('a notification', () => core.notifier.shown.length > 0);
  core.notifier.shown[0]?.onClick();
  expect(core.shell.raised).toBe(1);
  expect(core.events.at(-1)).toEqual({ name: 'navigate.case', payload: { accountId, caseId } });
});

test('tracking says what is wrong with an id, and tracks nothing then', async () => {
  const { core, sandbox, accountId } = await begin();
  const foreign = sandbox.control.addCase({ owner: 'another-bank' });
  const mine = sandbox.control.addCase({ status: 'OPEN', externalId: 'nb-7' });
  expect(await core.ask('cases.track', { accountId, caseId: '999999999' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  expect(await core.ask('cases.track', { accountId, caseId: foreign })).toMatchObject({
    ok: false,
    error: { kind: 'forbidden' },
  });
  expect(await core.call('cases.track', { accountId, caseId: mine })).toEqual({ id: mine, outcome: 'tracked' });
  expect(await core.call('cases.track', { accountId, caseId: mine })).toEqual({ id: mine, outcome: 'already-tracked' });
  expect(await core.call('cases.counts', { accountId })).toMatchObject({ views: { 'with-wise': 1, all: 1 } });
});

test('after a restart without a network the inbox is there, and a reply written offline leaves when it returns', async () => {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const first = await startCore({ profile, secrets });
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  const caseId = sandbox.control.addCase({
    status: 'PENDING',
    comments: [{ plainBody: 'Which zanzibar ledger is it?', author: 'WISE_AGENT' }],
  });
  await first.call('cases.track', { accountId, caseId });
  await first.until('the thread', async () => (await first.call('cases.open', { accountId, caseId })).entries.length === 1);
  await first.stop();

  for (const file of filesBelow(profile)) expect(readFileSync(file).includes('zanzibar'), file).toBe(false);

  await sandbox.control.cutNetwork();
  const second = await startCore({ profile, secrets });
  running.push(second);
  expect(
    await second.call('cases.window', {
      accountId,
      source: { kind: 'view', view: 'needs-action' },
      sort: 'newest-activity',
      grouping: 'none',
      start: 0,
      count: 10,
    }),
  ).toMatchObject({
    total: 1,
    rows: [{ id: caseId, status: 'PENDING' }],
  });
  expect((await second.call('cases.open', { accountId, caseId })).entries[0]?.body).toBe('Which zanzibar ledger is it?');
  await second.until('offline', async () => (await second.call('sync.state', { accountId })).phase === 'offline');

  const reply = await second.call('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'The second one.' });
  await second.clock.advance(60_000);
  expect(await second.call('outbox.get', { id: reply.id })).toMatchObject({ state: 'queued', waitsFor: 'network' });

  await sandbox.control.restoreNetwork();
  await second.until('confirmed', async () => (await second.call('outbox.get', { id: reply.id })).state === 'confirmed', 120_000);
  expect(sandbox.control.ledger().map((entry) => entry.text)).toEqual(['The second one.']);
});

test('what is announced once is not announced again after a restart', async () => {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const first = await startCore({ profile, secrets });
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await first.call('cases.track', { accountId, caseId });
  await first.until('read', async () => (await first.call('cases.open', { accountId, caseId })).fetchedAt !== null);
  sandbox.control.moveCase({ id: caseId, status: 'PENDING' });
  await first.until('announced', () => first.notifier.shown.length === 1);
  await first.stop();
  const second = await startCore({ profile, secrets });
  running.push(second);
  await second.clock.advance(120_000);
  expect(second.notifier.shown).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}
