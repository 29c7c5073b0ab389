import { beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { connectedCore } from '../../support/connected-core.ts';
import type { Core } from '../../support/core.ts';

const HOUR_MILLISECONDS = 3_600_000;

let core: Core;
let sandbox: Sandbox;
let accountId: string;

beforeEach(async () => {
  const connected = await connectedCore();
  ({ core, sandbox, accountId } = connected);
  return connected.stop;
});

function told(name: string): unknown[] {
  return core.events.filter((event) => event.name === name).map((event) => event.payload);
}

test('a menu reaches the page by the name of its command', () => {
  core.app.runCommand('new-case');
  expect(told('command.run')).toEqual([{ id: 'new-case' }]);
});

test('the settings in force are there as soon as the store is', async () => {
  await core.call('settings.change', { desktop: { zoom: 1.5 } });
  expect(core.app.settings()?.desktop.zoom).toBe(1.5);
  await core.app.stop();
  expect(core.app.settings()).toBeNull();
});

test('the end waits for the page to save, and not for one that is not there', async () => {
  expect(await core.app.savePage()).toBe(true);
  expect(told('app.stopping')).toEqual([]);
  await core.call('app.takeLink', {});
  let saved = false;
  const saving = core.app.savePage().then(() => {
    saved = true;
  });
  await core.clock.advance(0);
  expect(told('app.stopping')).toEqual([{}]);
  expect(saved).toBe(false);
  await core.call('app.saved', { all: true });
  await saving;
});

test('what the page could not save is told to whoever ends it', async () => {
  await core.call('app.takeLink', {});
  const saving = core.app.savePage();
  await core.call('app.saved', { all: false });
  expect(await saving).toBe(false);
});

test('a page that hangs does not keep the application from ending', async () => {
  await core.call('app.takeLink', {});
  let waited = true;
  const saving = core.app.savePage().then(() => {
    waited = false;
  });
  await core.clock.advance(900);
  expect(waited).toBe(true);
  await core.clock.advance(200);
  await saving;
});

test('while notifications are paused nothing is told, and afterwards everything in one', async () => {
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('cases.track', { accountId, caseId });
  core.app.pauseNotifications(HOUR_MILLISECONDS);
  expect(core.app.pausedUntil()).toBe(core.clock.now() + HOUR_MILLISECONDS);
  sandbox.control.moveCase({ id: caseId, status: 'PENDING' });
  await core.call('cases.refresh', { accountId, caseId });
  await core.clock.advance(HOUR_MILLISECONDS / 2);
  expect(core.notifier.shown).toEqual([]);
  await core.until('it is told', () => core.notifier.shown.length > 0, HOUR_MILLISECONDS);
  expect(core.app.pausedUntil()).toBeNull();
  expect(core.notifier.shown[0]?.title).toBe('While it was quiet');
});

test('a pause that was ended early lets the next news through', async () => {
  core.app.pauseNotifications(HOUR_MILLISECONDS);
  core.app.pauseNotifications(0);
  expect(core.app.pausedUntil()).toBeNull();
});
