import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { startElectronAgain } from '../support/hosts.ts';
import { connect, track } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

const START_ADDRESS = 'caseport://app/index.html';

test.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');

let profile: string;
let sandbox: Sandbox;
let driver: Driver;
/** Two cases that the profile tracks. */
let first: string;
let second: string;

test.beforeEach(async ({ workstation }) => {
  profile = join(workstation.folder, 'profile');
  ({ sandbox } = workstation);
  first = sandbox.control.addCase({ status: 'PENDING', externalId: 'nb-first' });
  second = sandbox.control.addCase({ status: 'PENDING', externalId: 'nb-second' });
  driver = await workstation.start({ host: 'electron' });
  await connect(driver.page, sandbox);
  for (const caseId of [first, second]) await track(driver.page, caseId);
});

test('a link that starts the application shows its case', async () => {
  for (const [caseId, name] of [
    [first, 'nb-first'],
    [second, 'nb-second'],
  ] as const) {
    await driver.restart({ args: [`caseport://case/${caseId}`] });
    await expect(shownCase(driver.page, name)).toBeVisible();
  }
  expect(driver.page.url()).toBe(START_ADDRESS);
  expect(driver.complaints()).toEqual([]);
});

test('a link at a second start raises the window that is there, and shows its case', async () => {
  await expect(shownCase(driver.page, 'nb-second')).toBeVisible();
  await hideWindow();
  expect(await startElectronAgain(profile, [`caseport://case/${first}`])).toBe(0);
  await expect.poll(isWindowVisible).toBe(true);
  await expect(shownCase(driver.page, 'nb-first')).toBeVisible();
  expect(await windows()).toBe(1);
  expect(driver.complaints()).toEqual([]);
});

test('a link as macOS gives it, as an event, shows its case', async () => {
  await expect(shownCase(driver.page, 'nb-second')).toBeVisible();
  await driver.electron?.evaluate(
    ({ app }, url) => app.emit('open-url', { preventDefault: () => undefined }, url),
    `caseport://case/${first}`,
  );
  await expect(shownCase(driver.page, 'nb-first')).toBeVisible();
  expect(driver.complaints()).toEqual([]);
});

test('a second start without a link raises the window and leaves what it shows', async () => {
  await hideWindow();
  expect(await startElectronAgain(profile, [])).toBe(0);
  await expect.poll(isWindowVisible).toBe(true);
  await settled();
  await expect(shownCase(driver.page, 'nb-second')).toBeVisible();
});

test('a hostile link shows nothing and leads nowhere', async () => {
  // Each but the two addresses would show the first case, were it read with a looser eye.
  const hostile = [
    `caseport://case/${first}?x`,
    `caseport://case/${first}#x`,
    `caseport://case/${first}/..`,
    `caseport://case/%2f${first}`,
    `caseport:case/${first}`,
    START_ADDRESS,
    'caseport://app/../../../etc/passwd',
    `caseport://case/${first}%2f..%2fapp`,
    `caseport://case/${first}${'0'.repeat(10_000)}`,
  ];
  for (const [index, link] of hostile.entries()) {
    expect(await startElectronAgain(profile, [link]), link).toBe(0);
    await expect.poll(refusals, link).toBe(index + 1);
    await settled();
    await expect(shownCase(driver.page, 'nb-second')).toBeVisible();
    expect(driver.page.url(), link).toBe(START_ADDRESS);
  }
  expect(await windows()).toBe(1);
  expect(driver.complaints()).toEqual([]);
});

test('a hostile link that starts the application opens it as if there were none', async () => {
  for (const link of [`caseport://case/${first}?x`, START_ADDRESS]) {
    const before = refusals();
    await driver.restart({ args: [link] });
    await expect(driver.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    await expect.poll(refusals, link).toBe(before + 1);
    await settled();
    await expect(driver.page.getByRole('region', { name: 'Thread' }).getByRole('heading', { name: /^nb-/ })).toHaveCount(0);
    expect(driver.page.url(), link).toBe(START_ADDRESS);
  }
  expect(driver.complaints()).toEqual([]);
});

function shownCase(page: Page, name: string) {
  return page.getByRole('region', { name: 'Thread' }).getByRole('heading', { name });
}

/** How many links the log says were refused: the sign that one has been read. */
function refusals(): number {
  const log = join(profile, 'logs', 'caseport.log');
  return existsSync(log) ? readFileSync(log, 'utf8').split('link-refused').length - 1 : 0;
}

/** A call there and back: what the main process told before it has reached the page. */
async function settled(): Promise<void> {
  await driver.page.evaluate("window.caseport.call('accounts.list', {})");
}

async function hideWindow(): Promise<void> {
  await driver.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect.poll(isWindowVisible).toBe(false);
}

async function isWindowVisible(): Promise<boolean | undefined> {
  return driver.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}

async function windows(): Promise<number | undefined> {
  return driver.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}
