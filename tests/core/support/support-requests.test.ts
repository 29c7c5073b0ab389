import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SupportDraft, SupportRequestWhole } from '../../../src-shared/support.ts';
import { startCore } from '../../support/core.ts';
import { type Stage, startStage } from '../local-work/stage.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(() => stage.stop());

/** A case whose reads fail, and the request about it. */
async function failing(status = 500): Promise<{ caseId: string; begun: SupportRequestWhole }> {
  const { core, sandbox, accountId } = stage;
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  const rows = [{ caseId, externalId: null, subject: null, note: null }];
  await core.call('register.import', { accountId, rows });
  await core.until('tracked', async () => (await stage.list('all')).ids.includes(caseId));
  sandbox.control.addFault({ match: { path: `/v1/cases/${caseId}` }, fault: { kind: 'answer', status } });
  await core.ask('cases.refresh', { accountId, caseId });
  await core.clock.advance(1_000);
  await core.ask('cases.refresh', { accountId, caseId });
  const begun = await core.call('support.begin', { accountId, caseId, callIds: [], traceId: null });
  return { caseId, begun };
}

const complete = (draft: SupportDraft, part: Partial<SupportDraft> = {}): SupportDraft => ({
  ...draft,
  impact: 'Agents can not read this case.',
  ...part,
});

const save = (id: string, draft: SupportDraft) => stage.core.call('support.save', { id, draft });
const mark = (id: string, state: SupportRequestWhole['state'], at: number | null = null) =>
  stage.core.call('support.mark', { id, state, at });

test('from a case: its failing calls with endpoint, times, trace ids and environment are there', async () => {
  const { caseId, begun } = await failing();
  const { draft } = begun;
  expect(draft).toMatchObject({
    severity: 3,
    summary: 'GET /v1/cases/{caseId} fails with 500',
    endpoints: ['GET /v1/cases/{caseId}'],
    environment: 'development',
    caseIds: [caseId],
    impact: '',
    confirmed: false,
  });
  expect(draft.calls.every((call) => call.path === `/v1/cases/${caseId}` && call.status === 500 && call.traceId !== null)).toBe(
    true,
  );
  expect(draft.span).toMatchObject({ ongoing: true, failed: draft.calls.length });
  expect((draft.span?.until ?? 0) - (draft.span?.from ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('user and profile come from the register', async () => {
  const { core, sandbox, accountId } = stage;
  const id = crypto.randomUUID();
  const fields = { type: 'GENERAL_ENQUIRY', subject: 'Held', description: 'Why?', externalId: null, transferId: null };
  await core.call('outbox.create', { ...fields, id, accountId, userId: '9001', profileId: '14556049' });
  await core.until('created', async () => (await core.call('outbox.get', { id })).caseId !== null);
  const { caseId } = await core.call('outbox.get', { id });
  sandbox.control.addFault({ match: { path: `/v1/cases/${caseId}` }, fault: { kind: 'answer', status: 503 } });
  await core.ask('cases.refresh', { accountId, caseId: caseId ?? '' });
  const { draft } = await core.call('support.begin', { accountId, caseId, callIds: [], traceId: null });
  expect(draft).toMatchObject({ userIds: ['9001'], profileIds: ['14556049'] });
});

test('a trace id finds its call; one that the log does not know is an example by itself', async () => {
  const { begun } = await failing();
  const { core, accountId } = stage;
  const traceId = begun.draft.calls[0]?.traceId ?? '';
  const known = await core.call('support.begin', { accountId, caseId: null, callIds: [], traceId });
  expect(known.draft).toMatchObject({ calls: [{ traceId }], traceIds: [] });
  const unknown = await core.call('support.begin', { accountId, caseId: null, callIds: [], traceId: 'feedc0de' });
  expect(unknown.draft).toMatchObject({ calls: [], traceIds: ['feedc0de'], span: null });
});

test('nothing leaves without the impact, and what leaves opens in the mail program alone', async () => {
  const { core } = stage;
  const { begun } = await failing();
  for (const call of ['support.openMail', 'support.saveMail'] as const) {
    expect(await core.ask(call, { id: begun.id })).toMatchObject({
      ok: false,
      error: { kind: 'invalid-field', field: 'impact' },
    });
  }
  expect(await core.ask('support.mark', { id: begun.id, state: 'sent', at: null })).toMatchObject({ ok: false });
  expect([core.shell.mails, core.saved]).toEqual([[], []]);

  await save(begun.id, complete(begun.draft, { calls: [], traceIds: [], span: null }));
  expect(await core.call('support.openMail', { id: begun.id })).toEqual({ opened: true, short: false });
  expect(core.shell.mails[0]).toMatch(/^mailto:api@wise\.com\?subject=GET%20/);
  await save(begun.id, complete(begun.draft, { impact: 'x'.repeat(3_000) }));
  core.shell.hasMail = false;
  expect(await core.call('support.openMail', { id: begun.id })).toEqual({ opened: false, short: true });
  expect(core.shell.mails[1]).not.toContain('body=');
  expect(core.shell.clipboard[0]).toContain('x'.repeat(3_000));
  await core.call('support.saveMail', { id: begun.id });
  expect(core.saved[0]?.name).toMatch(/^wise-support-[\da-f]{8}\.eml$/);
  expect(stage.sandbox.ledger()).toEqual([]);
});

test('severity 1 has to be confirmed, and the words that page an engineer belong to it alone', async () => {
  const { core } = stage;
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft, { severity: 1 }));
  expect(await core.ask('support.openMail', { id: begun.id })).toMatchObject({ ok: false, error: { field: 'confirm' } });
  const confirmed = await save(begun.id, complete(begun.draft, { severity: 1, confirmed: true }));
  expect(confirmed.subject).toBe('URGENT: GET /v1/cases/{caseId} fails with 500');
  await core.call('support.openMail', { id: begun.id });
  await save(begun.id, complete(begun.draft, { summary: 'urgent question' }));
  expect(await core.ask('support.saveMail', { id: begun.id })).toMatchObject({ ok: false, error: { field: 'paging-word' } });
});

test('an impact that is too large is refused whole, and what was there stays', async () => {
  const { core } = stage;
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  const large = { ...begun.draft, impact: 'x'.repeat(1_048_576) };
  expect(await core.ask('support.save', { id: begun.id, draft: large })).toMatchObject({
    ok: false,
    error: { kind: 'bad-request' },
  });
  expect((await core.call('support.get', { id: begun.id })).draft.impact).toBe('Agents can not read this case.');
});

test('a draft outlives the application; once it was sent it can be neither changed nor thrown away', async () => {
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  await stage.core.stop();
  const core = await startCore({ profile: stage.core.profile, secrets: stage.core.secrets });
  expect((await core.call('support.get', { id: begun.id })).draft.impact).toBe('Agents can not read this case.');
  await core.call('support.mark', { id: begun.id, state: 'sent', at: null });
  expect(await core.ask('support.save', { id: begun.id, draft: begun.draft })).toEqual({
    ok: false,
    error: { kind: 'too-late' },
  });
  expect(await core.ask('support.discard', { id: begun.id })).toEqual({ ok: false, error: { kind: 'too-late' } });
  const other = await core.call('support.begin', { accountId: null, caseId: null, callIds: [], traceId: null });
  await core.call('support.discard', { id: other.id });
  expect((await core.call('support.list', {})).map((request) => request.id)).toEqual([begun.id]);
  await core.stop();
});

test('the 72 hours run from Wise’s reply, are reminded of twice, and end when the agent answered', async () => {
  const { core, accountId } = stage;
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  await mark(begun.id, 'sent');
  expect(await core.ask('support.mark', { id: begun.id, state: 'answered', at: null })).toMatchObject({ ok: false });
  stage.sandbox.control.clearFaults();
  core.clock.jump(3 * HOUR);
  const replied = core.clock.now() - 2 * HOUR;
  expect((await mark(begun.id, 'wise-replied', replied)).wiseRepliedAt).toBe(replied);
  const told = () => core.notifier.shown.filter((notice) => notice.tag.startsWith('support:')).map((notice) => notice.body);
  core.clock.jump(45 * HOUR);
  await core.clock.advance(3 * MINUTE);
  expect(told()).toEqual([]);
  core.clock.jump(HOUR);
  await core.clock.advance(3 * MINUTE);
  expect(told()).toEqual(['24 hours are left of the 72 after the last reply.']);
  core.clock.jump(20 * HOUR);
  await core.clock.advance(3 * MINUTE);
  expect(told()).toHaveLength(2);
  expect(told()[1]).toBe('4 hours are left of the 72 after the last reply.');
  core.notifier.shown.at(-1)?.onClick();
  expect(core.events.at(-1)).toEqual({ name: 'navigate.view', payload: { accountId, view: 'support', requestId: begun.id } });
  await mark(begun.id, 'answered');
  await mark(begun.id, 'wise-replied');
  core.clock.jump(50 * HOUR);
  await core.clock.advance(3 * MINUTE);
  expect(told()).toHaveLength(3);
  await mark(begun.id, 'closed');
  const { events } = await mark(begun.id, 're-opened');
  expect(events.map((event) => event.toState)).toEqual([
    'draft',
    'sent',
    'wise-replied',
    'answered',
    'wise-replied',
    'closed',
    're-opened',
  ]);
});

test('a reply of Wise that lies ahead, or before the request, is refused', async () => {
  const { core } = stage;
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  await mark(begun.id, 'sent');
  for (const at of [core.clock.now() + 1, begun.createdAt - 1]) {
    expect(await core.ask('support.mark', { id: begun.id, state: 'wise-replied', at })).toMatchObject({
      ok: false,
      error: { field: 'at' },
    });
  }
});

test('an emergency is kept without an account and without a network, and exported with its times', async () => {
  const core = await startCore();
  const { id } = await core.call('emergency.begin', {});
  await core.call('emergency.tick', { id, step: 'decide', ticked: true });
  await core.clock.advance(7 * MINUTE);
  await core.call('emergency.tick', { id, step: 'phone', ticked: true });
  await core.call('emergency.tick', { id, step: 'decide', ticked: true });
  await core.call('emergency.tick', { id, step: 'email', ticked: true });
  await core.call('emergency.tick', { id, step: 'email', ticked: false });
  await core.call('emergency.note', { id, notes: 'Engineer called back.' });
  expect((await core.call('emergency.begin', {})).id).toBe(id);
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  expect((await again.call('emergency.newest', {})).emergency).toMatchObject({ id, endedAt: null, accountId: null });
  expect((await again.call('emergency.past', {})).emergencies).toEqual([]);
  await again.call('emergency.end', { id });
  await again.call('emergency.export', { id });
  const text = new TextDecoder().decode(again.saved[0]?.bytes);
  expect(text).toContain('- [x] Make sure that this is an emergency: 2026-11-20 09:00 UTC (+0 min)');
  expect(text).toContain('- [x] Call the emergency number: 2026-11-20 09:07 UTC (+7 min)');
  expect(text).toContain('- [ ] Write an e-mail');
  expect(text).toContain('Engineer called back.');
  const next = (await again.call('emergency.begin', {})).id;
  expect(next).not.toBe(id);
  expect((await again.call('emergency.past', {})).emergencies.map((one) => one.id)).toEqual([id]);
  await again.clock.advance(MINUTE);
  await again.call('emergency.end', { id: next });
  expect((await again.call('emergency.past', {})).emergencies.map((one) => one.id)).toEqual([next, id]);
  await again.stop();
});

test('a backup brings requests and emergencies along, once', async () => {
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  await mark(begun.id, 'sent');
  const { id } = await stage.core.call('emergency.begin', {});
  const passphrase = 'lantern gravel seventeen orchid';
  await stage.core.call('backup.create', { passphrase });
  const base64 = Buffer.from(stage.core.saved[0]?.bytes ?? []).toString('base64');
  const core = await startCore();
  await core.call('backup.restore', { base64, passphrase });
  await core.call('backup.restore', { base64, passphrase });
  const restored = await core.call('support.get', { id: begun.id });
  expect(restored.draft.impact).toBe('Agents can not read this case.');
  expect(restored.events.map((event) => event.toState)).toEqual(['draft', 'sent']);
  expect((await core.call('emergency.newest', {})).emergency?.id).toBe(id);
  await core.stop();
});

test('what was opened, saved and marked is in the audit log', async () => {
  const { core } = stage;
  const { begun } = await failing();
  await save(begun.id, complete(begun.draft));
  await core.call('support.openMail', { id: begun.id });
  await core.call('support.saveMail', { id: begun.id });
  await mark(begun.id, 'sent');
  const { rows } = await core.call('audit.window', { filter: { action: null, caseId: null }, start: 0, count: 3 });
  expect(rows.map(({ action, detail }) => [action, detail])).toEqual([
    ['support-marked', `${begun.id} sent`],
    ['support-mail-saved', begun.id],
    ['support-mail-opened', begun.id],
  ]);
});

test('the 72 hours are reminded of as well where the request was begun without an account', async () => {
  const { core, accountId } = stage;
  const begun = await core.call('support.begin', { accountId: null, caseId: null, callIds: [], traceId: null });
  await save(begun.id, complete(begun.draft, { summary: 'Nothing answers', endpoints: ['GET /v1/cases'] }));
  await mark(begun.id, 'sent');
  await mark(begun.id, 'wise-replied');
  core.clock.jump(49 * HOUR);
  await core.clock.advance(3 * MINUTE);
  const told = core.notifier.shown.filter((notice) => notice.tag.startsWith('support:'));
  expect(told.map((notice) => notice.body)).toEqual(['23 hours are left of the 72 after the last reply.']);
  told[0]?.onClick();
  expect(core.events.at(-1)).toEqual({ name: 'navigate.view', payload: { accountId, view: 'support', requestId: begun.id } });
});
