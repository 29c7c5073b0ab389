import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { test } from '../support/workstation.ts';

/** A whole day without the mouse: from the first screen to answered, snoozed, tagged and done cases. */

const SENT_MILLISECONDS = 30_000;
const MOST_TABS = 80;

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let sandbox: Sandbox;
    let driver: Driver;

    test.beforeEach(async ({ workstation }) => {
      ({ sandbox } = workstation);
      driver = await workstation.start({ host });
      await driver.page.evaluate(() => {
        addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointer-used', ''), true);
      });
    });

    test('a day by keys alone', async () => {
      const { page } = driver;
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const add = (comments: readonly string[]) =>
        sandbox.control.addCase({
          status: 'PENDING',
          comments: comments.map((plainBody) => ({ author: 'WISE_AGENT' as const, plainBody })),
        });

      // Connect, by Tab and arrows.
      await tabTo(page, 'Connect to Wise');
      await press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, 'Label');
      await page.keyboard.type('Northbank Ops');
      await tabTo(page, /Sandbox|Production|Development/);
      while (!(await page.getByRole('radio', { name: /Development/ }).isChecked())) await press('ArrowRight');
      await tabTo(page, 'Base URL');
      await page.keyboard.type(sandbox.baseUrl);
      await tabTo(page, 'Client id');
      await page.keyboard.type(sandbox.clientId);
      await tabTo(page, 'Client secret');
      await page.keyboard.type(sandbox.clientSecret);
      await press('Enter');
      await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await focusIsKept(page);

      // Track three cases by id.
      const [first, second, third] = [add(['Which name is right?']), add(['Please send the statement.']), add(['And the date?'])];
      for (const id of [first, second, third]) {
        await press('t');
        await expect(page.getByRole('textbox', { name: 'Case id' })).toBeFocused();
        await page.keyboard.type(id);
        await press('Enter');
        await expect(page.getByRole('option', { name: new RegExp(id) })).toBeVisible();
        await focusIsKept(page);
      }

      // The next that needs action; a reply, taken back once, then sent; on to the next one.
      await press('n');
      const thread = page.getByRole('region', { name: 'Thread' });
      await expect(thread.getByRole('article').first()).toBeVisible();
      const opened = await openCase(page);
      await press('r');
      const reply = page.getByRole('textbox', { name: 'Reply' });
      await expect(reply).toBeFocused();
      await page.keyboard.type('ACME Trading is right.');
      await press('Control+Enter');
      await expect(page.getByRole('button', { name: 'Undo send' }).first()).toBeVisible();
      await focusIsKept(page);
      await press('Escape', 'z');
      await expect(reply).toHaveValue('ACME Trading is right.');
      await press('r', 'End');
      await page.keyboard.type(' Registered 2019.');
      await press('Control+Shift+Enter');
      await expect.poll(() => openCase(page)).not.toBe(opened);
      await focusIsKept(page);

      // Tag it, note it, snooze it until tomorrow.
      const snoozed = await openCase(page);
      await press('Escape', 'l');
      await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
      await page.keyboard.type('vip');
      await press('Enter', 'Escape', 'm');
      await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
      await page.keyboard.type('Compliance called.');
      await press('Escape', 's');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, /^Tomorrow/);
      await press('Enter');
      await expect(page.getByRole('option', { name: new RegExp(snoozed) })).toHaveCount(0);
      await focusIsKept(page);

      // The last one is done; the view of what is done has it.
      await press('n');
      await expect.poll(() => openCase(page)).not.toBe(snoozed);
      const done = await openCase(page);
      await press('e');
      await expect(page.getByRole('option', { name: new RegExp(done) })).toHaveCount(0);
      await press('g', 'e');
      await expect(page.getByRole('option', { name: new RegExp(done) })).toBeVisible();

      // Find the snoozed one by its tag, open it from the list, look for a word in it.
      await press('/');
      await expect(page.getByRole('searchbox', { name: 'Search cases' })).toBeFocused();
      await page.keyboard.type('tag:vip ');
      await expect(page.getByRole('option', { name: new RegExp(snoozed) })).toBeVisible();
      await press('Enter', 'j', 'Enter');
      await expect.poll(() => openCase(page)).toBe(snoozed);
      await press('Control+f');
      await page.keyboard.type('statement');
      await press('Escape');

      // A new case, created from the keyboard.
      await press('c');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, 'Subject');
      await page.keyboard.type('Webhook deliveries stopped');
      await tabTo(page, 'User id');
      await page.keyboard.type('1234');
      await tabTo(page, 'Description');
      await page.keyboard.type('Since 09:40 UTC.');
      await press('Control+Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);

      // Everything arrives, once.
      await expect.poll(() => sandbox.control.ledger().length, { timeout: SENT_MILLISECONDS }).toBe(2);
      const written = sandbox.control.ledger().map((entry) => entry.caseId);
      expect(written).toContain(opened);

      // The palette leads anywhere, the sheet names the keys, and both let go again.
      await press('Control+k');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
      await page.keyboard.type('overv');
      await press('Enter');
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
      await press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await press('Escape');
      await press('g', 'p');
      await expect(page.getByRole('listbox', { name: 'Cases' }).or(page.getByText('Nothing waits for you'))).toBeVisible();
      await focusIsKept(page);
      expect(await page.evaluate(() => document.documentElement.hasAttribute('data-pointer-used'))).toBe(false);
      expect(driver.complaints()).toEqual([]);
    });
  });
}

/** Goes on by Tab until the element of that name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
      const label = labels.map((one) => one.textContent ?? '').join(' ');
      return (element.getAttribute('aria-label') ?? (label === '' ? element.textContent : label) ?? '').trim();
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

/** The focus stands on something that can be seen, with something to show for it. */
async function focusIsKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return 'lost';
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 ? 'kept' : 'hidden';
      }),
    )
    .toBe('kept');
}

/** The id of the case in the thread. */
async function openCase(page: Page): Promise<string> {
  return (await page.locator('.thread-ids .copy-value').first().textContent()) ?? '';
}
