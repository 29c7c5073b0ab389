import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkTarget } from '../../../src-shared/work.ts';
import { startCore } from '../../support/core.ts';
import { only, type Stage, startStage } from './stage.ts';

const MINUTE = 60_000;
let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(() => stage.stop());

test('a case that is done leaves its view, stays in all, and comes back with news of Wise', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['What is the reference?']);
  expect((await core.call('work.done', { accountId, target: only(caseId), done: true })).count).toBe(1);
  expect((await stage.list('needs-action')).ids).toEqual([]);
  expect((await stage.list('done')).ids).toEqual([caseId]);
  expect((await stage.list('all')).ids).toEqual([caseId]);
  const counts = await core.call('cases.counts', { accountId });
  expect(counts.views).toMatchObject({ 'needs-action': 0, done: 1, all: 1 });
  expect((await stage.row(caseId)).done).toBe(true);

  stage.sandbox.control.agentComment({ id: caseId, plainBody: 'We still need it.' });
  await stage.refresh(caseId);
  expect((await stage.list('needs-action')).ids).toEqual([caseId]);
  expect((await stage.row(caseId)).done).toBe(false);
});

test('our own answer, and the turn of Wise that follows from it, is no news', async () => {
  const { core, accountId, sandbox } = stage;
  const caseId = await stage.track('PENDING', ['What is the reference?']);
  sandbox.control.colleagueComment({ id: caseId, plainBody: 'It is 4711.' });
  await core.call('work.done', { accountId, target: only(caseId), done: true });
  await stage.refresh(caseId);
  expect(await stage.row(caseId)).toMatchObject({ status: 'OPEN', done: true });
  sandbox.control.moveCase({ id: caseId, status: 'PENDING' });
  await stage.refresh(caseId);
  expect(await stage.row(caseId)).toMatchObject({ status: 'PENDING', done: false });
});

test('a snooze ends at its time, is told, and survives a restart', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['Hello']);
  const until = core.clock.now() + 30 * MINUTE;
  await core.call('work.snooze', { accountId, target: only(caseId), until });
  expect((await stage.row(caseId)).snoozed).toEqual({ until });
  expect((await stage.list('snoozed')).ids).toEqual([caseId]);
  const told = core.notifier.shown.length;
  await core.clock.advance(29 * MINUTE);
  expect((await stage.list('needs-action')).ids).toEqual([]);
  await core.clock.advance(2 * MINUTE);
  expect((await stage.list('needs-action')).ids).toEqual([caseId]);
  expect(core.notifier.shown.slice(told).map((notice) => notice.title)).toContain('A snooze is over');

  await core.call('work.snooze', { accountId, target: only(caseId), until: null });
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  expect((await again.call('cases.open', { accountId, caseId })).row.snoozed).toEqual({ until: null });
  await again.stop();
});

test('a snooze until Wise answers has no end but news', async () => {
  const { core, accountId, sandbox } = stage;
  const caseId = await stage.track('OPEN', ['We look into it.']);
  await core.call('work.snooze', { accountId, target: only(caseId), until: null });
  await core.clock.advance(3 * 60 * MINUTE);
  expect((await stage.row(caseId)).snoozed).toEqual({ until: null });
  sandbox.control.agentComment({ id: caseId, plainBody: 'Found it.' });
  await stage.refresh(caseId);
  expect((await stage.row(caseId)).snoozed).toBeNull();
});

test('a time that has passed is refused', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('OPEN');
  const reply = await core.ask('work.snooze', { accountId, target: only(caseId), until: core.clock.now() - 1 });
  expect(reply).toMatchObject({ ok: false, error: { kind: 'invalid-field', field: 'until' } });
});

test('what was done is taken back, but never over something newer', async () => {
  const { core, accountId } = stage;
  const first = await stage.track('PENDING', ['One']);
  const second = await stage.track('PENDING', ['Two']);
  await core.call('work.tag', { accountId, target: only(first), add: ['fraud'], remove: [] });
  const { undoId, count } = await core.call('work.done', { accountId, target: only(first, second), done: true });
  expect(count).toBe(2);
  await core.call('work.snooze', { accountId, target: only(second), until: null });
  expect((await core.call('work.undo', { undoId: undoId ?? '' })).count).toBe(1);
  expect(await stage.row(first)).toMatchObject({ done: false, tags: ['fraud'] });
  expect((await stage.row(second)).snoozed).toEqual({ until: null });
  expect((await core.call('work.undo', { undoId: undoId ?? '' })).count).toBe(0);
});

test('that a case was read meanwhile does not keep what was done with it from being taken back', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['One']);
  const { undoId } = await core.call('work.done', { accountId, target: only(caseId), done: true });
  const newest = (await core.call('cases.open', { accountId, caseId })).entries.at(-1)?.id ?? '';
  await core.call('cases.markRead', { accountId, caseId, upTo: newest });
  expect((await core.call('work.undo', { undoId: undoId ?? '' })).count).toBe(1);
  expect(await stage.row(caseId)).toMatchObject({ done: false, unread: false });
});

test('all of a list but some, and taking them off the list with a way back', async () => {
  const { core, accountId } = stage;
  const ids = [await stage.track('OPEN'), await stage.track('OPEN'), await stage.track('OPEN')];
  const [kept = ''] = ids;
  const target: WorkTarget = { kind: 'source', source: { kind: 'view', view: 'with-wise' }, except: [kept] };
  const untracked = await core.call('work.untrack', { accountId, target });
  expect(untracked.count).toBe(2);
  expect((await stage.list('all')).ids).toEqual([kept]);
  await core.call('work.undo', { undoId: untracked.undoId ?? '' });
  expect((await stage.list('all')).ids.sort()).toEqual([...ids].sort());
});

test('unread from the newest words of Wise on, and read again', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['One', 'Two']);
  const thread = await core.call('cases.open', { accountId, caseId });
  const [one, two] = thread.entries;
  await core.call('cases.markRead', { accountId, caseId, upTo: two?.id ?? '' });
  expect((await stage.row(caseId)).unread).toBe(false);
  await core.call('work.setUnread', { accountId, target: only(caseId), unread: true });
  expect((await core.call('cases.open', { accountId, caseId })).readUpTo).toBe(one?.id);
  expect((await stage.list('unread')).ids).toEqual([caseId]);
  await core.call('work.setUnread', { accountId, target: only(caseId), unread: false });
  expect((await stage.list('unread')).ids).toEqual([]);
});

test('who did what is in the log of this workstation, without a word of a case', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['A secret of the customer']);
  await core.call('work.done', { accountId, target: only(caseId), done: true });
  for (const text of ['a private', 'a private remark']) await core.call('work.note', { accountId, caseId, text });
  const { undoId } = await core.call('work.snooze', { accountId, target: only(caseId), until: null });
  await core.call('work.undo', { undoId: undoId ?? '' });
  const { rows } = await core.call('audit.window', { start: 0, count: 50, filter: { action: null, caseId } });
  expect(rows.map((row) => row.action)).toEqual([
    'case-woken',
    'case-done',
    'case-snoozed',
    'case-not-done',
    'note-changed',
    'case-done',
    'case-tracked',
  ]);
  const log = JSON.stringify(await core.call('audit.window', { start: 0, count: 50, filter: { action: null, caseId: null } }));
  expect(log).toContain('case-done');
  expect(log).toContain('note-changed');
  expect(log).not.toMatch(/secret|private/);
});
