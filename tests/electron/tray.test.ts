import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { startTrayWatcher, type TrayWatcher } from '../support/tray-watcher.ts';
import { test } from '../support/workstation.ts';

test.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');
test.skip(process.platform !== 'linux', 'the tray is read over D-Bus');

let profile: string;
let config: string;
let sandbox: Sandbox;
let tray: TrayWatcher;
let app: Driver;
let accountId: string;

test.beforeEach(async ({ workstation }) => {
  profile = join(workstation.folder, 'profile');
  config = join(workstation.folder, 'config');
  ({ sandbox } = workstation);
  tray = await startTrayWatcher();
  app = await workstation.start({ host: 'electron', env: { XDG_CONFIG_HOME: config } });
  accountId = await connectPage(app.page, sandbox);
  await expect.poll(() => tray.items()).toBe(1);
});

test.afterEach(() => tray.stop());

function visible(): Promise<boolean | undefined> | undefined {
  return app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}

async function closeWindow(): Promise<void> {
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

/** Tells whether the process that runs now has ended by itself. Asked for while it runs: afterwards Playwright knows of none. */
function watchEnd(): () => boolean {
  const running = app.electron?.process();
  return () => running?.exitCode === 0;
}

test('the icon tells how many cases need action, and what stands in the way', async () => {
  expect(await tray.tooltip()).toBe('Caseport: no case needs action');
  const calm = await tray.picture();
  for (const status of ['PENDING', 'PENDING', 'OPEN'] as const) {
    await callFrom(app.page, 'cases.track', { accountId, caseId: sandbox.control.addCase({ status }) });
  }
  await expect.poll(() => tray.tooltip()).toBe('Caseport: 2 cases need action');
  const waiting = await tray.picture();
  expect(waiting).not.toBe(calm);
  await callFrom(app.page, 'accounts.signOut', { accountId });
  await expect.poll(() => tray.tooltip()).toBe('Caseport: signed out; 2 cases need action');
  expect([calm, waiting]).not.toContain(await tray.picture());
});

test('its menu opens the window, begins a case, pauses notifications and quits', async () => {
  const labels = async () => (await tray.menu()).map((row) => row.label);
  expect(await labels()).toEqual([
    'Open Caseport',
    'no case needs action',
    'New case',
    'Track case',
    'Cases that need action',
    'Pause notifications for an hour',
    'Quit',
  ]);
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await tray.press('New case');
  await expect.poll(visible).toBe(true);
  await expect(app.page.getByRole('dialog', { name: 'New case' })).toBeVisible();
  await tray.press('Pause notifications for an hour');
  await expect.poll(labels).toContain('Tell news again');
  await tray.press('Tell news again');
  await expect.poll(labels).toContain('Pause notifications for an hour');
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await tray.activate();
  await expect.poll(visible).toBe(true);
  const ended = watchEnd();
  await tray.press('Quit');
  await expect.poll(ended).toBe(true);
  expect(existsSync(join(profile, 'running'))).toBe(false);
});

test('the icon comes and goes with the setting', async () => {
  await callFrom(app.page, 'settings.change', { desktop: { tray: false } });
  await expect.poll(() => tray.items()).toBe(0);
  await callFrom(app.page, 'settings.change', { desktop: { tray: true } });
  await expect.poll(() => tray.items()).toBe(1);
});

test('closing the window leaves it at work where that was chosen, which is said once', async () => {
  await callFrom(app.page, 'settings.change', { desktop: { closeToTray: true } });
  await closeWindow();
  await expect.poll(visible).toBe(false);
  await expect.poll(() => app.notifications().map((one) => one.summary)).toEqual(['Caseport is still running']);
  // It is at work: a case that turns PENDING is counted.
  await callFrom(app.page, 'cases.track', { accountId, caseId: sandbox.control.addCase({ status: 'PENDING' }) });
  await expect.poll(() => tray.tooltip()).toBe('Caseport: 1 case needs action');
  app.clickNotification(0);
  await expect.poll(visible).toBe(true);
  await closeWindow();
  await expect.poll(visible).toBe(false);
  await tray.press('Open Caseport');
  await expect.poll(visible).toBe(true);
  expect(app.notifications()).toHaveLength(1);
});

test('closing the window ends it where that was not chosen, or where no tray is left to come back by', async () => {
  let ended = watchEnd();
  await closeWindow();
  await expect.poll(ended).toBe(true);
  await app.restart();
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await callFrom(app.page, 'settings.change', { desktop: { closeToTray: true } });
  ended = watchEnd();
  tray.stop();
  await closeWindow();
  await expect.poll(ended).toBe(true);
});

test('started by the login it waits in the tray, and its entry there follows the settings', async () => {
  const entry = join(config, 'autostart', 'caseport.desktop');
  expect(existsSync(entry)).toBe(false);
  await callFrom(app.page, 'settings.change', { desktop: { launchAtLogin: true } });
  await expect.poll(() => existsSync(entry)).toBe(true);
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=".+" --hidden$/m);
  await callFrom(app.page, 'settings.change', { desktop: { startHidden: false } });
  await expect.poll(() => readFileSync(entry, 'utf8')).not.toContain('--hidden');
  await callFrom(app.page, 'settings.change', { desktop: { launchAtLogin: false } });
  await expect.poll(() => existsSync(entry)).toBe(false);
  await app.restart({ args: ['--hidden'] });
  await expect.poll(() => tray.items()).toBe(1);
  expect(await visible()).toBe(false);
  await tray.activate();
  await expect.poll(visible).toBe(true);
});
