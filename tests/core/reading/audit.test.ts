import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportAudit } from '../../../src-main/audit/audit-csv.ts';
import type { Session } from '../../../src-main/session.ts';
import { insertAuditRow } from '../../../src-main/store/audit-table.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import type { AuditFilter } from '../../../src-shared/audit.ts';
import { type Core, temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';
import { aTrackedCase, begin, savedText } from './begin.ts';

const YEAR = 366 * 24 * 3_600_000;
const ALL: AuditFilter = { action: null, caseId: null };

async function log(core: Core, filter: AuditFilter = ALL) {
  const { rows } = await core.call('audit.window', { filter, start: 0, count: 200 });
  return rows.reverse();
}

test('tells who did what, and what became of it, without a word of a case', async () => {
  const begun = await begin();
  const { core, sandbox, accountId } = begun;
  const caseId = await aTrackedCase(begun, ['Secret question']);
  await core.call('settings.change', { agentName: 'Ana Ruiz', layout: { views: 200, list: 300 } });
  const id = randomUUID();
  const reply = { id, accountId, caseId, text: 'Secret answer' };
  await core.call('outbox.reply', reply);
  // Send pressed twice is one send.
  await core.call('outbox.reply', reply);
  await core.until('seen', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
  await core.call('links.open', { url: 'https://example.com/secret?token=secret' });
  await core.call('settings.change', { layout: { views: 210, list: 300 } });
  await core.call('register.export', { accountId, format: 'csv' });
  await core.call('accounts.signOut', { accountId });

  const rows = await log(core);
  expect(rows.map((row) => [row.action, row.caseId, row.detail])).toEqual([
    ['account-connected', null, null],
    ['settings-changed', null, 'undoHoldSeconds'],
    ['case-tracked', caseId, null],
    ['settings-changed', null, 'agentName'],
    ['send-queued', caseId, id],
    ['send-confirmed', caseId, id],
    ['link-opened', null, 'example.com'],
    ['list-exported', null, 'csv'],
    ['signed-out', null, null],
  ]);
  expect(rows.map((row) => row.who)).toEqual(['tester', 'tester', 'tester', ...Array.from({ length: 6 }, () => 'Ana Ruiz')]);
  expect(JSON.stringify(rows)).not.toMatch(/secret/i);
  expect(JSON.stringify(rows)).not.toContain(sandbox.clientSecret);
});

test('what failed, and what the person gave up, is not told of', async () => {
  const { core, accountId } = await begin();
  const before = (await log(core)).length;
  expect((await core.ask('cases.track', { accountId, caseId: '999999999' })).ok).toBe(false);
  expect((await core.ask('links.open', { url: 'file:///etc/passwd' })).ok).toBe(false);
  expect((await core.ask('register.untrack', { accountId: randomUUID(), caseIds: ['1'] })).ok).toBe(false);
  expect(await log(core)).toHaveLength(before);
});

test('is filtered by act and by case, and comes in windows', async () => {
  const begun = await begin();
  const { core, accountId } = begun;
  const first = await aTrackedCase(begun);
  const second = await aTrackedCase(begun);
  expect((await log(core, { action: 'case-tracked', caseId: null })).map((row) => row.caseId)).toEqual([first, second]);
  expect((await log(core, { action: null, caseId: second })).map((row) => row.action)).toEqual(['case-tracked']);
  const window = await core.call('audit.window', { filter: ALL, start: 1, count: 2 });
  expect(window.total).toBe(4);
  expect(window.rows.map((row) => row.caseId)).toEqual([first, null]);
  expect(window.rows.every((row) => row.accountId === null || row.accountId === accountId)).toBe(true);
});

test('tells how an import and a creation ended', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('register.import', { accountId, rows: [{ caseId, externalId: null, subject: null, note: null }] });
  await core.until('imported', async () => (await core.call('register.importJob', { accountId })).job?.state === 'finished');
  const id = randomUUID();
  await core.call('outbox.create', {
    id,
    accountId,
    type: 'GENERAL_ENQUIRY',
    subject: 'Held',
    description: 'It is held.',
    userId: '9001',
    transferId: null,
    profileId: null,
    externalId: null,
  });
  await core.until('created', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
  const made = (await core.call('outbox.get', { id })).caseId;
  expect((await log(core)).slice(2).map((row) => [row.action, row.caseId, row.detail])).toEqual([
    ['import-started', null, '1'],
    ['import-ended', null, '1'],
    ['send-queued', null, id],
    ['case-created', made, null],
  ]);
});

test('many cases taken off the list and brought back are a row each way', async () => {
  const { core, sandbox, accountId } = await begin();
  const caseIds = Array.from({ length: 25 }, () => sandbox.control.addCase({ status: 'OPEN' }));
  const rows = caseIds.map((caseId) => ({ caseId, externalId: null, subject: null, note: null }));
  await core.call('register.import', { accountId, rows });
  await core.until('imported', async () => (await core.call('register.importJob', { accountId })).job?.state === 'finished');
  const before = (await log(core)).length;
  await core.call('register.untrack', { accountId, caseIds });
  await core.call('register.retrack', { accountId, caseIds });
  const detail = `25 cases (${caseIds.slice(0, 5).join(', ')} …)`;
  expect((await log(core)).slice(before).map((row) => [row.action, row.caseId, row.detail])).toEqual([
    ['case-untracked', null, detail],
    ['case-retracked', null, detail],
  ]);
});

test('names each setting that was changed, once a minute, and none of how large the window shows things', async () => {
  const { core } = await begin();
  const before = (await log(core)).length;
  for (const zoom of [1.1, 1.25, 1.5]) await core.call('settings.change', { desktop: { zoom } });
  await core.call('settings.reset', { path: 'desktop.zoom' });
  for (const content of ['full', 'nothing', 'full'] as const) await core.call('settings.change', { notifications: { content } });
  await core.call('settings.change', { desktop: { launchAtLogin: true, zoom: 2 }, dueRules: [{ status: 'PENDING', hours: 4 }] });
  core.clock.jump(61_000);
  await core.call('settings.change', { notifications: { content: 'id' } });
  expect((await log(core)).slice(before).map((row) => row.detail)).toEqual([
    'notifications.content',
    'dueRules, desktop.launchAtLogin',
    'notifications.content',
  ]);
});

test('rows older than two years go', async () => {
  const { core } = await begin();
  expect(await log(core)).toHaveLength(2);
  core.clock.jump(2 * YEAR + 1);
  await core.call('settings.change', { agentName: 'Ana' });
  expect((await log(core)).map((row) => row.detail)).toEqual(['agentName']);
});

test('as CSV, what would be run by a spreadsheet is text; saving it is told of', async () => {
  const { core } = await begin();
  await core.call('settings.change', { agentName: '=HYPERLINK("https://evil.example")' });
  await core.call('audit.export', { filter: { action: 'settings-changed', caseId: null } });
  const lines = savedText(core).trim().split('\r\n');
  expect(lines[0]).toBe('at,who,action,account,case,detail');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect((await log(core)).at(-1)?.action).toBe('audit-exported');
});

test('a long log goes into its file row by row, each once, whatever is noted meanwhile', async () => {
  const unavailable = { kind: 'unavailable', detail: '' } as const;
  const secrets = { get: async () => unavailable, set: async () => unavailable, remove: async () => unavailable };
  const opened = await openStores(temporaryProfile(), secrets, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { desk } = opened.stores;
  const note = (detail: string, at: number) =>
    insertAuditRow(desk, { at, who: 'Ana', action: 'link-opened', accountId: null, caseId: null, detail });
  for (let nth = 0; nth < 1_200; nth++) note(`host-${nth}`, 1_000 + (nth >> 1));
  let file = '';
  const session = {
    stores: opened.stores,
    ports: {
      clock: { now: () => 5_000 },
      facts: { userName: 'tester' },
      files: {
        async save(_name: string, bytes: Uint8Array) {
          file = new TextDecoder().decode(bytes);
          return null;
        },
      },
    },
  } as unknown as Session; // all of it that is asked for
  const saving = exportAudit(session, { action: null, caseId: null });
  note('meanwhile', 4_000);
  await saving;
  const hosts = file.match(/host-\d+/g) ?? [];
  expect(hosts).toEqual(Array.from({ length: 1_200 }, (_unused, nth) => `host-${1_199 - nth}`));
});

test('tells of saved replies and templates by their id alone', async () => {
  const { core } = await begin();
  const id = randomUUID();
  await core.call('replies.save', { id, folder: '', name: 'Secret name', body: 'Secret words' });
  await core.call('replies.remove', { id });
  await core.call('replies.remove', { id });
  const rows = (await log(core)).slice(2);
  expect(rows.map((row) => [row.action, row.detail])).toEqual([
    ['saved-reply-changed', `saved ${id}`],
    ['saved-reply-changed', `removed ${id}`],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/secret/i);
});
