import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { startCore } from '../../support/core.ts';
import { only, query, type Stage, startStage } from './stage.ts';

const HOUR = 3_600_000;
let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(() => stage.stop());

test('operators pick cases, alone, together, and turned round', async () => {
  const { core, accountId } = stage;
  const refund = await stage.track('PENDING', ['The refund was refused'], { externalId: 'nb-1' });
  const card = await stage.track('OPEN', ['A card, and its refund']);
  const solved = await stage.track('SOLVED', ['Done with the card']);
  await core.call('work.tag', { accountId, target: only(card), add: ['Fraud'], remove: [] });
  await core.call('work.note', { accountId, caseId: solved, text: 'call back' });
  await core.call('drafts.saveReply', { accountId, caseId: card, text: 'Dear', selectionStart: 0, selectionEnd: 0 });
  const found = async (text: string) => (await stage.list(query(text))).ids.sort();
  expect(await found('refund')).toEqual([refund, card].sort());
  expect(await found('refund status:open')).toEqual([card]);
  expect(await found('refund -status:open')).toEqual([refund]);
  expect(await found('-refund')).toEqual([solved]);
  expect(await found('"the refund"')).toEqual([refund]);
  expect(await found('tag:fraud')).toEqual([card]);
  expect(await found('-has:tag is:theirs')).toEqual([]);
  expect(await found('has:note')).toEqual([solved]);
  expect(await found('callback OR back')).toEqual([]);
  expect(await found('call back')).toEqual([solved]);
  expect(await found('has:draft')).toEqual([card]);
  expect(await found('external:NB')).toEqual([refund]);
  expect(await found('-external:NB')).toEqual([card, solved].sort());
  expect(await found(`id:${refund}`)).toEqual([refund]);
  expect(await found('status:needs-action')).toEqual([refund]);
  expect(await found('author:wise refund')).toEqual([refund, card].sort());
  expect(await found('author:partner refund')).toEqual([]);
  expect(await found('-author:wise')).toEqual([]);
  expect(await found('before:today')).toEqual([]);
  const reply = await core.ask('cases.window', {
    accountId,
    source: query('stat:open'),
    sort: 'due',
    grouping: 'none',
    start: 0,
    count: 10,
  });
  expect(reply).toMatchObject({ ok: false, error: { kind: 'invalid-field', field: 'query' } });
});

test('groups come in their order and add up to the list', async () => {
  await stage.track('SOLVED');
  const open = await stage.track('OPEN');
  const pending = await stage.track('PENDING');
  const odd = await stage.track('OPEN');
  const fault = { kind: 'unknown-enums', status: 'ON_HOLD' } as const;
  stage.sandbox.control.addFault({ match: { path: `/v1/cases/${odd}` }, fault });
  await stage.refresh(odd);
  const byStatus = await stage.list('all', { grouping: 'status' });
  expect(byStatus.groups).toEqual([
    { key: 'PENDING', count: 1 },
    { key: 'OPEN', count: 1 },
    { key: 'SOLVED', count: 1 },
    { key: 'ON_HOLD', count: 1 },
  ]);
  expect(byStatus.ids[0]).toBe(pending);
  expect(byStatus.ids[1]).toBe(open);
  expect((await stage.list('all', { grouping: 'age' })).groups).toEqual([{ key: 'today', count: 4 }]);
});

test('a case is due by the rule of the team, and by the new rule once it is changed', async () => {
  const { core, accountId } = stage;
  const pending = await stage.track('PENDING', ['One']);
  const open = await stage.track('OPEN', ['Two']);
  const since = (await stage.row(pending)).updatedAt ?? 0;
  expect((await stage.row(pending)).dueAt).toBe(since + 24 * HOUR);
  expect((await stage.row(open)).dueAt).toBeNull();
  expect((await stage.list('all', { sort: 'due' })).ids).toEqual([pending, open]);
  await core.call('settings.change', { dueRules: [{ status: 'OPEN', hours: 1 }] });
  await core.until('the new rule', async () => (await stage.row(open)).dueAt !== null);
  expect((await stage.row(pending)).dueAt).toBeNull();
  await core.clock.advance(2 * HOUR);
  expect((await stage.list(query('is:overdue'))).ids).toEqual([open]);
  await core.call('work.done', { accountId, target: only(open), done: true });
  expect((await stage.row(open)).dueAt).toBeNull();
  expect((await stage.list(query('is:overdue'))).ids).toEqual([]);
});

test('a saved view counts what it holds, is renamed, moved, removed and brought back', async () => {
  const { core, accountId } = stage;
  await stage.track('PENDING', ['The refund']);
  const view = { id: randomUUID(), name: 'Refunds', query: 'refund is:ours', sort: 'due', grouping: 'none' } as const;
  await core.call('views.save', { view });
  expect(await core.call('views.list', { accountId })).toEqual([{ ...view, count: 1, more: false }]);
  const second = { ...view, id: randomUUID(), name: 'Mine' };
  await core.call('views.save', { view: second });
  await core.call('views.order', { ids: [second.id] });
  expect((await core.call('views.list', { accountId })).map((one) => one.name)).toEqual(['Mine', 'Refunds']);
  expect(await core.ask('views.save', { view: { ...second, name: 'refunds' } })).toMatchObject({ ok: false });
  expect(await core.ask('views.save', { view: { ...second, query: 'foo:bar' } })).toMatchObject({ ok: false });
  const { removed } = await core.call('views.remove', { id: view.id });
  expect(removed).toEqual(view);
  expect((await core.call('views.list', { accountId })).length).toBe(1);
});

test('recent searches: the newest first, once each, and forgotten on demand', async () => {
  const { core } = stage;
  for (const text of ['refund', 'card', 'refund']) {
    await core.clock.advance(1_000);
    await core.call('searches.remember', { text });
  }
  expect((await core.call('searches.recent', {})).map((one) => one.text)).toEqual(['refund', 'card']);
  await core.call('searches.forget', { text: 'refund' });
  expect((await core.call('searches.recent', {})).map((one) => one.text)).toEqual(['card']);
  await core.call('searches.forget', { text: null });
  expect(await core.call('searches.recent', {})).toEqual([]);
});

test('tags: one spelling each, counted, and none beyond twenty', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('OPEN');
  await core.call('work.tag', { accountId, target: only(caseId), add: ['Fraud', 'later'], remove: [] });
  await core.call('work.tag', { accountId, target: only(caseId), add: ['FRAUD'], remove: ['LATER'] });
  expect((await stage.row(caseId)).tags).toEqual(['Fraud']);
  expect(await core.call('work.tags', { accountId })).toEqual([{ tag: 'Fraud', count: 1 }]);
  const many = Array.from({ length: 20 }, (_, index) => `tag-${index}`);
  expect(await core.ask('work.tag', { accountId, target: only(caseId), add: many, remove: [] })).toMatchObject({ ok: false });
  expect((await stage.row(caseId)).tags).toEqual(['Fraud']);
});

test('one case with too many tags stops a tag for all of them, however many there are', async () => {
  const { core, accountId, sandbox } = stage;
  const ids = Array.from({ length: 205 }, () => sandbox.control.addCase({ status: 'OPEN' }));
  const rows = ids.map((caseId) => ({ caseId, externalId: null, subject: null, note: null }));
  await core.call('register.import', { accountId, rows });
  await core.until('imported', async () => (await core.call('cases.counts', { accountId })).views.all === ids.length);
  const full = Array.from({ length: 20 }, (_, index) => `tag-${index}`);
  const last = ids.at(-1) ?? '';
  await core.call('work.tag', { accountId, target: only(last), add: full, remove: [] });
  expect(await core.ask('work.tag', { accountId, target: only(...ids), add: ['one-more'], remove: [] })).toMatchObject({
    ok: false,
  });
  expect((await core.call('work.tags', { accountId })).map((one) => one.tag)).not.toContain('one-more');
});

test('a list as CSV holds local words too, and no formula', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('OPEN', [], { externalId: '=1+1' });
  await core.call('work.tag', { accountId, target: only(caseId), add: ['fraud'], remove: [] });
  await core.call('work.export', { accountId, target: { kind: 'source', source: query('tag:fraud'), except: [] } });
  const text = new TextDecoder().decode(core.saved.at(-1)?.bytes);
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain("'=1+1");
  expect(text).toContain('fraud');
});

test('local work goes into a backup and comes out of it', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['One']);
  await core.call('work.tag', { accountId, target: only(caseId), add: ['fraud'], remove: [] });
  await core.call('work.note', { accountId, caseId, text: 'remember' });
  await core.call('work.done', { accountId, target: only(caseId), done: true });
  await core.call('views.save', {
    view: { id: randomUUID(), name: 'Mine', query: 'tag:fraud', sort: 'due', grouping: 'age' },
  });
  await core.call('backup.create', { passphrase: 'correct horse battery' });
  const base64 = Buffer.from(core.saved.at(-1)?.bytes ?? []).toString('base64');
  const other = await startCore({ secrets: createMemorySecrets() });
  await other.call('backup.restore', { base64, passphrase: 'correct horse battery' });
  const thread = await other.call('cases.open', { accountId, caseId });
  expect(thread).toMatchObject({ note: 'remember', row: { done: true, tags: ['fraud'], hasNote: true } });
  expect((await other.call('views.list', { accountId })).map((view) => view.count)).toEqual([1]);
  await other.stop();
});
