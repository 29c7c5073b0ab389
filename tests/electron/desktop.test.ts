import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { startTwice } from '../support/hosts.ts';
import { test } from '../support/workstation.ts';

const WAKE_MILLISECONDS = 1_000;
/** Electron has no event for it: the host looks every five seconds, and then a second is left. */
const NETWORK_MILLISECONDS = 6_000;

test.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');

let profile: string;
let sandbox: Sandbox;
let app: Driver;
let accountId: string;

test.beforeEach(async ({ workstation }) => {
  profile = join(workstation.folder, 'profile');
  ({ sandbox } = workstation);
  app = await workstation.start({ host: 'electron' });
  accountId = await connectPage(app.page, sandbox);
});

function main() {
  if (app.electron === null) throw new Error('the driver runs another host');
  return app.electron;
}

function bounds() {
  return main().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

function zoomFactor(): Promise<number | undefined> {
  return main().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
}

function choose(id: string): Promise<void> {
  return main().evaluate(({ Menu }, chosen) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(chosen);
    if (item === null || item === undefined) throw new Error(`the menus have no ${chosen}`);
    item.click();
  }, id);
}

test('the window comes back where it was, and onto a screen where that one is gone', async ({ workstation }) => {
  const place = { x: 60, y: 40, width: 900, height: 640 };
  await main().evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  const file = join(profile, 'window.json');
  await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain('"width":900');
  await app.restart();
  expect(await bounds()).toEqual(place);

  await app.quit();
  writeFileSync(file, JSON.stringify({ place: { ...place, x: -4_000, y: 9_000 } }));
  app = await workstation.start({ host: 'electron' });
  const found = await bounds();
  const screens = await main().evaluate(({ screen }) => screen.getAllDisplays().map((display) => display.workArea));
  const within = screens.some(
    (screen) =>
      found !== undefined && found.x >= screen.x && found.y >= screen.y && found.x + found.width <= screen.x + screen.width,
  );
  expect(within, JSON.stringify({ found, screens })).toBe(true);
});

test('the size of everything is chosen in the menu, and kept', async () => {
  await choose('zoom-in');
  await expect.poll(zoomFactor).toBeCloseTo(1.1);
  await expect.poll(async () => (await callFrom(app.page, 'settings.get', {})).desktop.zoom).toBe(1.1);
  await app.restart();
  await expect.poll(zoomFactor).toBeCloseTo(1.1);
  await callFrom(app.page, 'settings.change', { desktop: { zoom: 1.5 } });
  await expect.poll(zoomFactor).toBeCloseTo(1.5);
  await choose('zoom-reset');
  await expect.poll(zoomFactor).toBeCloseTo(1);
});

test('menus do what the palette does, and show keys as they were changed', async () => {
  await choose('track-case');
  await expect(app.page.getByRole('dialog', { name: /Track/ })).toBeVisible();
  await app.page.keyboard.press('Escape');
  const accelerator = () => main().evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.accelerator);
  expect(await accelerator()).toBe('CommandOrControl+K');
  await callFrom(app.page, 'settings.change', { keys: { palette: ['Mod+Shift+p'] } });
  await expect.poll(accelerator).toBe('CommandOrControl+Shift+P');
  // Shown and not taken: the page alone knows whether somebody is typing.
  const taken = await main().evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.registerAccelerator);
  expect(taken).toBe(false);
});

for (const event of ['resume', 'unlock-screen'] as const) {
  test(`${event}: Wise is asked within a second`, async () => {
    const caseId = sandbox.control.addCase({ status: 'PENDING' });
    await callFrom(app.page, 'cases.track', { accountId, caseId });
    const before = sandbox.control.requests().length;
    await main().evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect
      .poll(() => sandbox.control.requests().length, { timeout: WAKE_MILLISECONDS, intervals: [50] })
      .toBeGreaterThan(before);
  });
}

test('a network that went and came: Wise is asked again', async () => {
  const caseId = sandbox.control.addCase({ status: 'PENDING' });
  await callFrom(app.page, 'cases.track', { accountId, caseId });
  const before = sandbox.control.requests().length;
  await main().evaluate(({ net }) => Reflect.set(net, 'isOnline', () => false));
  await expect.poll(() => sandbox.control.requests().length, { timeout: NETWORK_MILLISECONDS }).toBeGreaterThan(before);
});

test('a page that keeps crashing is not reloaded for ever: a person decides', async () => {
  const crash = () =>
    main().evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const gone = new Promise<void>((resolve) => contents?.once('render-process-gone', () => resolve()));
      contents?.forcefullyCrashRenderer();
      await gone;
    });
  const loaded = () =>
    main().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed() === false);
  await main().evaluate(({ dialog }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'asked', asked);
    // The answer of a person: try again.
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, options: { message: string }) => {
      asked.push(options.message);
      return { response: 0, checkboxChecked: false };
    });
  });
  const asked = () => main().evaluate(() => Reflect.get(globalThis, 'asked'));
  for (let times = 1; times <= 3; times++) {
    await crash();
    await expect.poll(loaded).toBe(true);
    expect(await asked()).toEqual([]);
  }
  await crash();
  await expect.poll(asked).toEqual(['The window of Caseport keeps crashing.']);
  await expect.poll(loaded).toBe(true);
});

test('of two starts at the same moment one stays', async ({ workstation }) => {
  await app.quit();
  const { ended, stayed, stop } = await startTwice(profile);
  expect({ ended, stayed }).toEqual({ ended: [0], stayed: 1 });
  await stop();
  app = await workstation.start({ host: 'electron' });
  await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
});

test('variables that weaken TLS are taken away before anything could heed them', async () => {
  await app.restart({
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', SSLKEYLOGFILE: join(profile, 'keys'), NODE_EXTRA_CA_CERTS: '/nowhere.pem' },
  });
  const left = await main().evaluate(() =>
    ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE', 'NODE_EXTRA_CA_CERTS'].filter((name) => process.env[name] !== undefined),
  );
  expect(left).toEqual([]);
  expect(readFileSync(join(profile, 'logs', 'caseport.log'), 'utf8')).toContain(
    'NODE_TLS_REJECT_UNAUTHORIZED+NODE_EXTRA_CA_CERTS',
  );
});
