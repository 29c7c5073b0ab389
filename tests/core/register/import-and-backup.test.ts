import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const MINUTE = 60_000;
const PASSPHRASE = 'correct horse battery staple';
const running: { stop(): Promise<void> }[] = [];

async function begin(): Promise<{ core: Core; sandbox: Sandbox; accountId: string }> {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  return { core, sandbox, accountId };
}

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

function row(caseId: string, more: { externalId?: string; subject?: string; note?: string } = {}) {
  return { caseId, externalId: more.externalId ?? null, subject: more.subject ?? null, note: more.note ?? null };
}

test('an import says of each row what became of it, and brings along what the agent knew', async () => {
  const { core, sandbox, accountId } = await begin();
  const known = sandbox.control.addCase({ status: 'OPEN' });
  const foreign = sandbox.control.addCase({ owner: 'another-bank' });
  const fresh = sandbox.control.addCase({ status: 'PENDING' });
  await core.call('cases.track', { accountId, caseId: known });
  const job = await core.call('register.import', {
    accountId,
    rows: [row(known), row(foreign), row('999999999'), row(fresh, { subject: 'From the old tool', note: 'ask Ana' }), row(fresh)],
  });
  await core.until('finished', async () => (await core.call('register.importJob', { accountId })).job?.state === 'finished');
  const { rows } = await core.call('register.importRows', { jobId: job.id, outcome: null, start: 0, count: 10 });
  expect(rows.map((imported) => imported.outcome)).toEqual([
    'already-tracked',
    'forbidden',
    'not-found',
    'tracked',
    'already-tracked',
  ]);
  expect((await core.call('cases.open', { accountId, caseId: fresh })).row.subject).toBe('From the old tool');
  expect(core.events.some((event) => event.name === 'import.changed')).toBe(true);
});

test('an import waits while Wise can not be reached, and goes on', async () => {
  const { core, sandbox, accountId } = await begin();
  const id = sandbox.control.addCase({ status: 'OPEN' });
  await sandbox.control.cutNetwork();
  await core.call('register.import', { accountId, rows: [row(id)] });
  await core.clock.advance(MINUTE);
  expect((await core.call('register.importJob', { accountId })).job).toMatchObject({ state: 'running', counts: { waiting: 1 } });
  await sandbox.control.restoreNetwork();
  await core.until('finished', async () => (await core.call('register.importJob', { accountId })).job?.counts.tracked === 1);
});

test('an import goes on after a restart, and a cancelled one leaves its rest', async () => {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const first = await startCore({ profile, secrets });
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  const ids = Array.from({ length: 20 }, () => sandbox.control.addCase({ status: 'OPEN' }));
  await sandbox.control.cutNetwork();
  await first.call('register.import', { accountId, rows: ids.map((id) => row(id)) });
  await first.stop();
  await sandbox.control.restoreNetwork();
  const second = await startCore({ profile, secrets });
  running.push(second);
  await second.until('finished', async () => (await second.call('register.importJob', { accountId })).job?.state === 'finished');
  expect((await second.call('cases.counts', { accountId })).views.all).toBe(20);

  await sandbox.control.cutNetwork();
  const job = await second.call('register.import', { accountId, rows: [row(sandbox.control.addCase({}))] });
  expect(await second.call('register.cancelImport', { jobId: job.id })).toMatchObject({
    state: 'cancelled',
    counts: { cancelled: 1, waiting: 0 },
  });
});

test('untracking takes a case off the list and undo brings it back as it was', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  await core.call('drafts.saveReply', { accountId, caseId, text: 'Half', selectionStart: 4, selectionEnd: 4 });
  await core.call('register.untrack', { accountId, caseIds: [caseId] });
  expect((await core.call('cases.counts', { accountId })).views.all).toBe(0);
  expect(await core.ask('cases.open', { accountId, caseId })).toMatchObject({ ok: false, error: { kind: 'no-such-case' } });
  await core.call('register.retrack', { accountId, caseIds: [caseId] });
  expect(await core.call('cases.open', { accountId, caseId })).toMatchObject({ draft: { text: 'Half' }, row: { draft: true } });
  await core.until('read again', async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'PENDING');
});

test('a case with a send on its way is not taken off the list', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'PENDING' });
  await core.call('cases.track', { accountId, caseId });
  await sandbox.control.cutNetwork();
  await core.call('outbox.reply', { id: randomUUID(), accountId, caseId, text: 'On its way' });
  expect(await core.ask('register.untrack', { accountId, caseIds: [caseId] })).toEqual({
    ok: false,
    error: { kind: 'sends-open', caseIds: [caseId] },
  });
});

test('exports hold the register; a cell that begins like a formula is defused', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'OPEN', externalId: 'nb-1' });
  await core.call('register.import', {
    accountId,
    rows: [row(caseId, { subject: '=HYPERLINK("http://evil")', note: 'a, "quoted"\nnote' })],
  });
  await core.until('tracked', async () => (await core.call('cases.counts', { accountId })).views.all === 1);
  await core.call('register.export', { accountId, format: 'csv' });
  await core.call('register.export', { accountId, format: 'json' });
  const [csv, json] = core.saved.map((file) => new TextDecoder().decode(file.bytes));
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
  expect(csv).toContain('"a, ""quoted""\nnote"');
  expect(JSON.parse(json ?? '')).toMatchObject([{ id: caseId, external_id: 'nb-1', status: 'OPEN' }]);
});

test('a backup holds what the person chose, and nothing of what their computer was doing', async () => {
  const { core } = await begin();
  await core.call('settings.change', { theme: 'dark' });
  core.app.pauseNotifications(MINUTE);
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const other = await startCore();
  running.push(other);
  const base64 = Buffer.from(core.saved[0]?.bytes ?? new Uint8Array()).toString('base64');
  await other.call('backup.restore', { base64, passphrase: PASSPHRASE });
  expect((await other.call('settings.get', {})).theme).toBe('dark');
  expect(other.app.pausedUntil()).toBeNull();
});

test('a backup is restored as well where one of the accounts could not be opened', async () => {
  const { core, accountId } = await begin();
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const base64 = Buffer.from(core.saved[0]?.bytes ?? new Uint8Array()).toString('base64');
  const first = await startCore({ demo: createDemo() });
  await first.call('accounts.startDemo', {});
  await first.stop();
  // This one has no free port for the demo.
  const other = await startCore({ profile: first.profile, secrets: first.secrets });
  running.push(other);
  expect(await other.ask('backup.restore', { base64, passphrase: PASSPHRASE })).toMatchObject({
    ok: true,
    value: { accounts: 1 },
  });
  expect((await other.call('sync.state', { accountId })).phase).toBe('signed-out');
});

test('a draft that was sent after the backup was made does not come back with it', async () => {
  const { core, sandbox, accountId } = await begin();
  await core.call('settings.change', { undoHoldSeconds: 0 });
  const ids = [0, 1].map(() => sandbox.control.addCase({ status: 'PENDING', comments: [] }));
  const [sent = '', kept = ''] = ids;
  for (const caseId of ids) await core.call('cases.track', { accountId, caseId });
  for (const caseId of ids) {
    await core.call('drafts.saveReply', { accountId, caseId, text: 'It was 500 EUR.', selectionStart: 0, selectionEnd: 0 });
  }
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId: sent, text: 'It was 500 EUR, and no more.' });
  await core.call('drafts.discardReply', { accountId, caseId: kept });
  await core.until('sent', async () => (await core.call('outbox.get', { id })).state === 'confirmed', 10 * MINUTE);
  const base64 = Buffer.from(core.saved[0]?.bytes ?? []).toString('base64');
  expect(await core.call('backup.restore', { base64, passphrase: PASSPHRASE })).toMatchObject({ drafts: 1 });
  expect((await core.call('cases.open', { accountId, caseId: sent })).draft).toBeNull();
  // What was only deleted is what a backup is for.
  expect((await core.call('cases.open', { accountId, caseId: kept })).draft).toMatchObject({ text: 'It was 500 EUR.' });
});

test('a backup restores the whole desk on another computer, and never sends by itself', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  await sandbox.control.cutNetwork();
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId, text: 'Queued when the backup was made' });
  await core.call('drafts.saveReply', { accountId, caseId, text: 'Half', selectionStart: 4, selectionEnd: 4 });
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const file = core.saved[0]?.bytes ?? new Uint8Array();
  expect(Buffer.from(file).includes('Queued when')).toBe(false);

  const other = await startCore();
  running.push(other);
  const base64 = Buffer.from(file).toString('base64');
  expect(await other.call('backup.restore', { base64, passphrase: PASSPHRASE })).toEqual({
    accounts: 1,
    cases: 1,
    drafts: 1,
    sends: 1,
  });
  // A second time adds nothing.
  expect(await other.call('backup.restore', { base64, passphrase: PASSPHRASE })).toEqual({
    accounts: 0,
    cases: 0,
    drafts: 0,
    sends: 0,
  });
  expect((await other.call('accounts.list', {})).accounts).toMatchObject([{ id: accountId, state: 'signed-out' }]);

  await sandbox.control.restoreNetwork();
  await other.call('accounts.signIn', {
    accountId,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
  });
  await other.until('read', async () => (await other.call('cases.open', { accountId, caseId })).row.status === 'PENDING');
  await other.clock.advance(5 * MINUTE);
  expect(await other.call('outbox.get', { id })).toMatchObject({
    state: 'needs-review',
    text: 'Queued when the backup was made',
  });
  expect(sandbox.control.ledger()).toEqual([]);
  expect(await other.call('cases.open', { accountId, caseId })).toMatchObject({ draft: { text: 'Half' } });
});

test.each([
  ['another file', (file: Uint8Array) => new TextEncoder().encode(`id,subject\n${file.length}`), 'not-a-backup'],
  ['an empty file', () => new Uint8Array(), 'not-a-backup'],
  ['half a file', (file: Uint8Array) => file.subarray(0, file.length - 40), 'truncated'],
  ['only the head', (file: Uint8Array) => file.subarray(0, 20), 'truncated'],
  ['a newer version', (file: Uint8Array) => changed(file, 16, 9), 'newer'],
  ['a changed byte', (file: Uint8Array) => changed(file, file.length - 30, 0), 'wrong-passphrase'],
] as const)('a restore from %s is refused and leaves the desk untouched', async (_name, spoil, why) => {
  const { core, sandbox, accountId } = await begin();
  await core.call('cases.track', { accountId, caseId: sandbox.control.addCase({ status: 'OPEN' }) });
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const spoiled = Buffer.from(spoil(core.saved[0]?.bytes ?? new Uint8Array())).toString('base64');
  const other = await startCore();
  running.push(other);
  expect(await other.ask('backup.restore', { base64: spoiled, passphrase: PASSPHRASE })).toEqual({
    ok: false,
    error: { kind: 'backup-refused', why },
  });
  expect((await other.call('accounts.list', {})).accounts).toEqual([]);
});

test('a wrong passphrase is refused', async () => {
  const { core } = await begin();
  await core.call('backup.create', { passphrase: PASSPHRASE });
  const base64 = Buffer.from(core.saved[0]?.bytes ?? new Uint8Array()).toString('base64');
  expect(await core.ask('backup.restore', { base64, passphrase: 'correct horse battery stable' })).toEqual({
    ok: false,
    error: { kind: 'backup-refused', why: 'wrong-passphrase' },
  });
});

function changed(file: Uint8Array, at: number, to: number): Uint8Array {
  const copy = Uint8Array.from(file);
  copy[at] = copy[at] === to ? to + 1 : to;
  return copy;
}
