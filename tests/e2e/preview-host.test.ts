import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { CONTENT_SECURITY_POLICY } from '../../src-main/content-security-policy.ts';
import { startSandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { type Driver, launch } from '../support/driver.ts';
import { HOSTILE_ADDRESSES } from '../support/hostile-addresses.ts';
import { startPreview } from '../support/hosts.ts';
import { startNotificationService } from '../support/notification-service.ts';

/** The preview host has no Electron around it, so it keeps the same promises by its own means. */
const test = base.extend<{ readonly driver: Driver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
  driver: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'caseport-preview-test-'));
    const driver = await launch({ host: 'preview', profile });
    await use(driver);
    await driver.quit();
    rmSync(profile, { recursive: true, force: true });
  },
});

const START_ADDRESS = 'https://caseport.invalid/index.html';

test('the same policy is sent, and only the bridge is there', async ({ driver }) => {
  const response = await driver.page.reload();
  expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  const seen = await driver.page.evaluate(() => ({
    bridge: Object.keys(Object(Reflect.get(window, 'caseport'))).sort(),
    binding: typeof Reflect.get(window, 'caseportHost'),
    node: ['require', 'process', 'module'].map((name) => typeof Reflect.get(window, name)),
  }));
  expect(seen).toEqual({ bridge: ['call', 'on'], binding: 'undefined', node: ['undefined', 'undefined', 'undefined'] });
});

test('no hostile address is stayed at, no window stays open', async ({ driver }) => {
  const { page } = driver;
  // These two put a document in place without asking for it, and Chromium's page does not always survive being called back
  // from there while Playwright drives it. The host opens a new window then: see the next test.
  const asking = HOSTILE_ADDRESSES.filter((address) => !/^(about:blank|about:srcdoc|chrome:)/.test(address));
  for (const address of asking) {
    await page
      .evaluate((target) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.remove();
        window.open(URL.canParse(target) ? target : '/');
        location.assign(URL.canParse(target) ? target : '/');
      }, address)
      .catch(() => undefined);
    await expect.poll(() => page.url(), address).toBe(START_ADDRESS);
    await expect.poll(() => page.context().pages().length, address).toBe(1);
  }
  // Read directly: Playwright's locators wait for navigations that were refused and so never finish.
  await expect.poll(() => page.evaluate(() => document.body.innerText).catch(() => '')).toContain('Wise');
});

test('a page that crashes is followed by a new window that can be used, with the core still there', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'caseport-preview-crash-'));
  // Else the bus would start the desktop's own, which would stay.
  const service = await startNotificationService();
  const host = await startPreview({ ...process.env, CASEPORT_PROFILE: profile, NODE_OPTIONS: undefined }, () => undefined);
  try {
    await host.page.getByRole('button', { name: 'Try the demo' }).click();
    await host.page.getByRole('option').first().click();
    await host.page.getByRole('textbox', { name: 'Reply' }).fill('Written before the crash');
    await expect(host.page.getByText('Draft saved')).toBeVisible();
    // The evaluation ends with the page.
    host.page.goto('chrome://crash').catch(() => undefined);
    const page = await host.reopened();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Drafts' }).click();
    await page.getByRole('option').first().click();
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Written before the crash');
  } finally {
    await host.quit();
    service.stop();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('the title of the window tells how many cases need action, whatever the page calls itself', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'caseport-preview-title-'));
  const sandbox = await startSandbox();
  const driver = await launch({ host: 'preview', profile, dev: true });
  try {
    const accountId = await connectPage(driver.page, sandbox);
    await expect(driver.page).toHaveTitle('Northbank Ops – Caseport');
    for (const status of ['PENDING', 'PENDING', 'OPEN'] as const) {
      await callFrom(driver.page, 'cases.track', { accountId, caseId: sandbox.control.addCase({ status }) });
    }
    await expect(driver.page).toHaveTitle('(2) Northbank Ops – Caseport');
    await driver.page.reload();
    await expect(driver.page).toHaveTitle('(2) Northbank Ops – Caseport');
  } finally {
    await driver.quit();
    await sandbox.stop();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('permissions are denied', async ({ driver }) => {
  const states = await driver.page.evaluate(async () => [
    await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    ),
  ]);
  expect(states).toEqual(['denied', 'denied']);
});

test('text reaches the clipboard', async ({ driver }) => {
  const reply = await driver.page.evaluate(() => {
    const call: unknown = Reflect.get(Object(Reflect.get(window, 'caseport')), 'call');
    return typeof call === 'function' ? call('clipboard.write', { text: 'case 7' }) : null;
  });
  expect(reply).toMatchObject({ ok: true });
  await driver.page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await driver.page.keyboard.press('Control+V');
  expect(await driver.page.locator('#pasted').inputValue()).toBe('case 7');
});
