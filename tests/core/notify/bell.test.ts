import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo, startCore } from '../../support/core.ts';
import { only, type Stage, startStage } from '../local-work/stage.ts';

const MINUTE = 60_000;
let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(() => stage.stop());

const titles = () => stage.core.notifier.shown.map((notice) => notice.title);

async function ask(...ids: string[]): Promise<void> {
  for (const id of ids) {
    stage.sandbox.control.moveCase({ id, status: 'PENDING', force: true });
    await stage.refresh(id);
  }
  await stage.core.clock.advance(2_000);
}

test('a click on one opens the case, once, in the one window; its buttons work without it', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  await ask(caseId);
  expect(titles()).toEqual(['Wise needs an answer']);
  const [notice] = core.notifier.shown;
  notice?.onClick();
  expect(core.shell.raised).toBe(1);
  expect(core.events.at(-1)).toEqual({ name: 'navigate.case', payload: { accountId, caseId } });
  expect(notice).toMatchObject({ actions: ['snooze', 'done'], silent: true });
  notice?.onAction('done');
  await core.until('done', async () => (await stage.row(caseId)).done);
  expect(core.shell.raised).toBe(1);
});

test('many at once are one summary that opens their view', async () => {
  const ids = [];
  for (let n = 0; n < 5; n++) ids.push(await stage.track('OPEN', ['Hello']));
  for (const id of ids) stage.sandbox.control.moveCase({ id, status: 'PENDING', force: true });
  await Promise.all(ids.map((id) => stage.refresh(id)));
  await stage.core.clock.advance(2_000);
  expect(titles()).toEqual(['News of your cases']);
  stage.core.notifier.shown[0]?.onClick();
  expect(stage.core.events.at(-1)).toMatchObject({ name: 'navigate.view', payload: { view: 'needs-action' } });
});

test('quiet hours hold news back over a restart, and sum them up afterwards', async () => {
  const { core } = stage;
  const first = await stage.track('OPEN', ['Hello']);
  const second = await stage.track('OPEN', ['Hello']);
  // Every day is quiet: the zone of this computer does not matter then.
  await core.call('settings.change', { quietHours: { enabled: true, days: [0, 1, 2, 3, 4, 5, 6] } });
  await ask(first, second);
  expect(titles()).toEqual([]);
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  await again.clock.advance(MINUTE);
  expect(again.notifier.shown).toEqual([]);
  await again.call('settings.change', { quietHours: { enabled: false } });
  await again.clock.advance(MINUTE);
  expect(again.notifier.shown.map(({ title, body }) => [title, body])).toEqual([['While it was quiet', '2 cases have news.']]);
  await again.stop();
});

test('a desktop that asks not to be disturbed is not, and is told afterwards', async () => {
  const { core } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  core.notifier.busy = true;
  await ask(caseId);
  await core.clock.advance(2 * MINUTE);
  expect(titles()).toEqual([]);
  core.notifier.busy = false;
  await core.clock.advance(MINUTE);
  expect(titles()).toEqual(['While it was quiet']);
});

test('what nobody opened is told again once, what was read is not', async () => {
  const { core, accountId, sandbox } = stage;
  const left = await stage.track('OPEN', ['Hello']);
  const read = await stage.track('OPEN', ['Hello']);
  for (const id of [left, read]) sandbox.control.agentComment({ id, plainBody: 'And?' });
  await ask(left, read);
  const newest = (await core.call('cases.open', { accountId, caseId: read })).entries.at(-1)?.id ?? '';
  await core.call('cases.markRead', { accountId, caseId: read, upTo: newest });
  core.notifier.shown.length = 0;
  await core.clock.advance(59 * MINUTE);
  expect(titles()).toEqual([]);
  await core.clock.advance(5 * MINUTE);
  expect(core.notifier.shown.map(({ title, body }) => [title, body])).toEqual([['Still waiting for you', `Case ${left}`]]);
  await core.clock.advance(120 * MINUTE);
  expect(titles()).toHaveLength(1);
});

test('a case that needs action again without a new comment is told and reminded of again', async () => {
  const { core, sandbox } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  const each = ['Wise needs an answer', 'Still waiting for you'];
  sandbox.control.agentComment({ id: caseId, plainBody: 'And?' });
  await ask(caseId);
  await core.clock.advance(64 * MINUTE);
  expect(titles()).toEqual(each);
  sandbox.control.moveCase({ id: caseId, status: 'OPEN', force: true });
  await stage.refresh(caseId);
  await ask(caseId);
  await core.clock.advance(64 * MINUTE);
  expect(titles()).toEqual([...each, ...each]);
});

test('an import is one word, its cases by themselves are none', async () => {
  const { core, accountId, sandbox } = stage;
  const ids = [sandbox.control.addCase({ status: 'PENDING' }), sandbox.control.addCase({ status: 'OPEN' })];
  const rows = ids.map((caseId) => ({ caseId, externalId: null, subject: null, note: null }));
  await core.call('register.import', { accountId, rows });
  await core.until('told', () => titles().length > 0);
  await core.clock.advance(5_000);
  expect(core.notifier.shown.map((notice) => notice.body)).toEqual(['2 cases were added to the list.']);
});

test('a sign-in that ended is told once, also over a restart, and again after it worked', async () => {
  const { core, sandbox } = stage;
  await stage.track('OPEN', ['Hello']);
  const rule = sandbox.control.addFault({ match: {}, fault: { kind: 'answer', status: 401 } });
  await core.until('told', () => titles().length > 0, 10 * MINUTE);
  expect(titles()).toEqual(['Signed out of Wise']);
  await core.clock.advance(10 * MINUTE);
  expect(titles()).toHaveLength(1);
  sandbox.control.removeFault(rule);
});

test('the number on the icon is a query: it follows done, snooze and news', async () => {
  const { core, accountId } = stage;
  const caseId = await stage.track('PENDING', ['Hello']);
  await core.until('one', () => core.presence.states.at(-1)?.needsAction === 1);
  await core.call('work.done', { accountId, target: only(caseId), done: true });
  await core.until('none', () => core.presence.states.at(-1)?.needsAction === 0);
  await stage.sandbox.control.cutNetwork();
  await core.until('offline', () => core.presence.states.at(-1)?.state === 'offline', 10 * MINUTE);
});

test('a click on one whose window can not be raised takes nothing with it', async () => {
  const { core } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  await ask(caseId);
  core.shell.raiseWindow = () => {
    throw new Error('the window is gone');
  };
  core.notifier.shown[0]?.onClick();
  expect(core.log.lines).toContain('bug notice');
});

/** A desktop that takes its time to say whether it may be disturbed. */
function slowDesktop(): { asked: Promise<void>; answer(busy: boolean): void } {
  const { promise: asked, resolve: noteAsked } = Promise.withResolvers<void>();
  const { promise: answered, resolve: answer } = Promise.withResolvers<boolean>();
  stage.core.notifier.isBusy = () => {
    noteAsked();
    return answered;
  };
  return { asked, answer };
}

test('what was about to be told when everything ended is told at the next start', async () => {
  const { core } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  const desktop = slowDesktop();
  await ask(caseId);
  await desktop.asked;
  await core.stop();
  desktop.answer(false);
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  await again.clock.advance(5_000);
  expect(again.notifier.shown.map((notice) => notice.body)).toEqual(['1 case has news.']);
  await again.stop();
});

test('what is held back while the desktop is asked is told as well', async () => {
  const { core } = stage;
  const [one, two] = [await stage.track('OPEN', ['Hello']), await stage.track('OPEN', ['Hello'])];
  core.notifier.busy = true;
  await ask(one);
  expect(core.notifier.shown).toEqual([]);
  // Asked whether the first can be told now; meanwhile the second is held back.
  const { promise: late, resolve: answerLate } = Promise.withResolvers<boolean>();
  let questions = 0;
  core.notifier.isBusy = () => {
    questions += 1;
    return questions === 1 ? late : Promise.resolve(true);
  };
  await core.until('asked', () => questions === 1, MINUTE);
  await ask(two);
  expect(questions).toBe(2);
  core.notifier.isBusy = async () => false;
  answerLate(false);
  await core.clock.advance(MINUTE);
  expect(core.notifier.shown.map((notice) => notice.body)).toEqual(['2 cases have news.']);
});

test('with two accounts it says which one it is about, unless nothing may be said', async () => {
  const { core, sandbox } = stage;
  const other = await connectTo(core, sandbox);
  const caseId = await stage.track('OPEN', ['Hello']);
  await ask(caseId);
  expect(titles()).toEqual(['Wise needs an answer (Northbank Ops)']);
  const counts = await core.call('accounts.needsAction', {});
  expect(new Map(counts.map((one) => [one.accountId, one.count]))).toEqual(
    new Map([
      [stage.accountId, 1],
      [other.id, 0],
    ]),
  );
  core.notifier.clear();
  await core.call('settings.change', { notifications: { content: 'nothing' } });
  await ask(await stage.track('OPEN', ['Hello']));
  expect(titles()).toEqual(['Caseport']);
});

/** A notification service that is not there. @returns how often it was asked, and what brings it back */
function noService(core: Stage['core']): { asked(): number; start(): void } {
  const { show } = core.notifier;
  let asked = 0;
  core.notifier.show = async () => {
    asked += 1;
    return { shown: false, detail: 'There is no service.' };
  };
  return {
    asked: () => asked,
    start() {
      core.notifier.show = show;
    },
  };
}

test('what no service took is kept until one does, and then told once', async () => {
  const { core } = stage;
  const caseId = await stage.track('OPEN', ['Hello']);
  const service = noService(core);
  await ask(caseId);
  expect(service.asked()).toBe(1);
  await core.clock.advance(MINUTE);
  expect(service.asked()).toBe(2);
  service.start();
  await core.clock.advance(3 * MINUTE);
  expect(core.notifier.shown.map((notice) => notice.body)).toEqual(['1 case has news.']);
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  await again.clock.advance(MINUTE);
  expect(again.notifier.shown).toEqual([]);
  await again.stop();
});

test('what was held back is told at the next start where no service took it before, and news show that one is back', async () => {
  const { core } = stage;
  const [one, two] = [await stage.track('OPEN', ['Hello']), await stage.track('OPEN', ['Hello'])];
  core.notifier.busy = true;
  await ask(one);
  const service = noService(core);
  core.notifier.busy = false;
  await core.clock.advance(20 * MINUTE);
  const asked = service.asked();
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThan(9);
  service.start();
  await ask(two);
  await core.clock.advance(MINUTE);
  expect(core.notifier.shown.map((notice) => notice.body)).toEqual([`Case ${two}`, '1 case has news.']);
  noService(core);
  await ask(await stage.track('OPEN', ['Hello']));
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  await again.clock.advance(MINUTE);
  expect(again.notifier.shown.map((notice) => notice.body)).toEqual(['1 case has news.']);
  await again.stop();
});
