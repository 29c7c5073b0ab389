import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom } from '../support/connected.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { answerSaveDialogue, connect, OPS, track } from '../support/steps.ts';
import { findTraces } from '../support/traces-of.ts';
import { test } from '../support/workstation.ts';

/** The settings of a person, what an organisation decides over them, and what IT gets to see: through the window and the whole core. */

const COMMENT = 'Kanarie-7f3a of the thread, Zwölf';
const DRAFT = 'Kanarie-91bc of the draft, Zwölf';

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let folder: string;
    let downloads: string;
    let policyFile: string;
    let sandbox: Sandbox;
    let driver: Driver;

    test.beforeEach(async ({ workstation }) => {
      ({ folder, downloads, sandbox } = workstation);
      policyFile = path.join(folder, 'config', 'caseport', 'policy.json');
      mkdirSync(path.dirname(policyFile), { recursive: true });
      driver = await workstation.start({ host, env: { XDG_CONFIG_HOME: path.join(folder, 'config') } });
    });

    test('what a person chose is kept, until an organisation decides it, and is there again afterwards', async () => {
      await connect(driver.page, sandbox);
      await track(driver.page, sandbox.control.addCase({ status: 'PENDING', comments: [] }));
      const settings = await openSettings(driver.page);
      await settings.getByRole('searchbox', { name: 'Search settings' }).fill('quiet');
      await expect(settings.getByRole('status')).toHaveText('4 settings');
      await settings.getByRole('checkbox', { name: 'Quiet hours' }).click();
      await expect(settings.getByRole('checkbox', { name: 'Quiet hours' })).toBeChecked();
      await settings.getByRole('textbox', { name: 'Quiet from' }).fill('17:30');
      await settings.getByRole('textbox', { name: 'Quiet until' }).fill('07:15');
      await settings.getByRole('button', { name: 'Notifications', exact: true }).click();
      await settings.getByText('Subject and newest line').click();
      await expect(settings.getByRole('radio', { name: 'Subject and newest line' })).toBeChecked();

      await driver.restart();
      const kept = await openSettings(driver.page, 'Notifications');
      await expect(kept.getByRole('radio', { name: 'Subject and newest line' })).toBeChecked();
      await expect(kept.getByRole('checkbox', { name: 'Quiet hours' })).toBeChecked();
      await expect(kept.getByRole('textbox', { name: 'Quiet from' })).toHaveValue('17:30');
      await expect(kept.getByRole('textbox', { name: 'Quiet until' })).toHaveValue('07:15');
      await expect(kept.getByRole('button', { name: /^Managed by your organisation/ })).toHaveCount(0);

      writePolicy({ notificationContent: 'nothing', exportAllowed: false, exprotAllowed: false });
      await driver.restart();
      const { page } = driver;
      const managed = await openSettings(page, 'Notifications');
      await expect(managed.getByRole('note')).toHaveText(
        `1 key of ${policyFile} could not be used: exprotAllowed: There is no such key; it may be of another version.`,
      );
      await expect(
        managed.getByRole('button', {
          name: `Managed by your organisation. Policy key notificationContent, of the user: ${policyFile}`,
        }),
      ).toHaveText('Managed by your organisation');
      const enforced = managed.getByRole('radio', { name: 'Nothing of the case' });
      await expect(enforced).toBeChecked();
      await expect(enforced).toHaveAttribute('aria-disabled', 'true');
      // By force: Playwright itself would wait until it is no longer locked.
      await managed.getByText('Subject and newest line').click({ force: true });
      await expect(enforced).toBeChecked();
      await expect(callFrom(page, 'settings.change', { notifications: { content: 'full' } })).rejects.toThrow(
        '"kind":"managed","key":"notificationContent"',
      );
      // What the policy says nothing about stays the person's.
      await managed.getByRole('textbox', { name: 'Quiet from' }).fill('16:45');
      await managed.getByRole('button', { name: 'About', exact: true }).click();
      await expect(managed.getByRole('button', { name: /unless the policy key updateMode says tell/ })).toBeVisible();
      await closeDialog(page, 'Settings');

      await answerSaveDialogue(driver, path.join(downloads, 'list.csv'));
      await chooseOfAccount(page, 'Export the list as CSV…');
      await expect(notice(page)).toContainText('Managed by your organisation');
      expect(readdirSync(downloads)).toEqual([]);

      rmSync(policyFile);
      await driver.restart();
      const again = await openSettings(driver.page, 'Notifications');
      await expect(again.getByRole('radio', { name: 'Subject and newest line' })).toBeChecked();
      await expect(again.getByRole('textbox', { name: 'Quiet from' })).toHaveValue('16:45');
      await closeDialog(driver.page, 'Settings');
      await answerSaveDialogue(driver, path.join(downloads, 'list.csv'));
      await chooseOfAccount(driver.page, 'Export the list as CSV…');
      await expect(notice(driver.page)).toContainText('List of cases saved: ');
      expect(readdirSync(downloads)).toHaveLength(1);
      expect(driver.complaints()).toEqual([]);
    });

    test('diagnostics hold nothing of a case and no secret, and open signed in, signed out, and before', async () => {
      const { page } = driver;
      await page.getByRole('button', { name: 'Diagnostics' }).click();
      await expect(diagnostics(page).getByRole('region', { name: 'summary.txt' })).toContainText('Caseport');
      await closeDialog(page, 'Diagnostics');

      await connect(page, sandbox);
      const caseId = sandbox.control.addCase({
        status: 'PENDING',
        subject: COMMENT,
        comments: [{ author: 'WISE_AGENT', plainBody: COMMENT }],
      });
      await track(page, caseId);
      await page.getByRole('option', { name: new RegExp(caseId) }).click();
      await expect(page.getByRole('region', { name: 'Thread' }).getByText(COMMENT)).toBeVisible();
      await page.getByRole('textbox', { name: 'Reply' }).fill(DRAFT);
      await expect(page.getByText('Draft saved')).toBeVisible();

      const names = await openByPalette(page);
      await answerSaveDialogue(driver, path.join(downloads, 'diagnostics.zip'));
      await diagnostics(page).getByRole('button', { name: 'Save as a zip…' }).click();
      await expect(notice(page)).toContainText(`Diagnostics are in ${downloads}`);
      const [saved = ''] = readdirSync(downloads);
      const unpacked = unzipSync(readFileSync(path.join(downloads, saved)));
      expect(Object.keys(unpacked)).toEqual(names);
      // It is of this very session: what was asked for is in it, and its words are not.
      expect(Buffer.from(unpacked['requests.csv'] ?? []).toString('utf8')).toContain(`/v1/cases/${caseId}`);
      const tokens = sandbox.control
        .requests()
        .flatMap(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? []);
      expect(tokens.length).toBeGreaterThan(0);
      const words = [COMMENT, DRAFT, 'Kanarie', OPS, sandbox.clientSecret, sandbox.clientId, ...new Set(tokens)];
      const found = Object.entries(unpacked).flatMap(([name, bytes]) =>
        words.flatMap((word) => findTraces(bytes, word).map((form) => `${word} in ${name}, ${form}`)),
      );
      expect(found).toEqual([]);
      await closeDialog(page, 'Diagnostics');

      const settings = await openSettings(page, 'Accounts');
      await settings.getByRole('button', { name: `Sign out of ${OPS}` }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out', exact: true }).click();
      await expect(page.getByRole('status', { name: 'Sync state' })).toContainText('Signed out');
      // The palette does not open over a dialog.
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      expect(await openByPalette(page)).toEqual(names);
      expect(driver.complaints()).toEqual([]);
    });

    function writePolicy(enforced: Readonly<Record<string, unknown>>): void {
      writeFileSync(policyFile, JSON.stringify({ enforced }));
    }
  });
}

async function openSettings(page: Page, section?: string) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (section !== undefined) await dialog.getByRole('button', { name: section, exact: true }).click();
  return dialog;
}

function diagnostics(page: Page) {
  return page.getByRole('dialog', { name: 'Diagnostics' });
}

/** Opens them and looks through every file, as the window asks for. @returns the names of the files */
async function openByPalette(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command or case id' }).fill('diagnostics');
  await page.keyboard.press('Enter');
  const files = diagnostics(page).getByRole('navigation', { name: 'Files of the diagnostics' }).getByRole('button');
  await expect(files.first()).toBeVisible();
  const names = await files.allTextContents();
  expect(names).toContain('policy.txt');
  for (const name of names) {
    await files.filter({ hasText: name }).click();
    await expect(diagnostics(page).getByRole('region', { name })).not.toBeEmpty();
    await expect(diagnostics(page).getByRole('region', { name })).not.toContainText('Kanarie');
  }
  return names;
}

async function closeDialog(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name })).toHaveCount(0);
}

async function chooseOfAccount(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name }).click();
}

function notice(page: Page) {
  return page.getByRole('complementary', { name: 'Notice' });
}
