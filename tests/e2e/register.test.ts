import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { answerSaveDialogue, connect, openView, track } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

const UNKNOWN = '799999999';
const PASSPHRASE = 'lantern gravel seventeen orchid';
const DRAFT = 'The statement follows on Monday.';
const IMPORTED_MILLISECONDS = 30_000;
/** Deriving a key from a passphrase is slow on purpose. */
const SEALED_MILLISECONDS = 30_000;

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let folder: string;
    let downloads: string;
    let sandbox: Sandbox;
    let driver: Driver;

    test.beforeEach(async ({ workstation }) => {
      ({ folder, downloads, sandbox } = workstation);
      driver = await workstation.start({ host });
      await connect(driver.page, sandbox);
    });

    test('pasted ids: every outcome is told, and what was found is in the list', async () => {
      const { page } = driver;
      const tracked = addCase('nb-tracked');
      const found = addCase('nb-found');
      const foreign = sandbox.control.addCase({ owner: 'another-client' });
      const garbled = addCase('nb-garbled');
      sandbox.control.addFault({ match: { path: `**/${garbled}` }, fault: { kind: 'bad-json', apply: false, variant: 'list' } });
      await track(page, tracked);

      const dialog = await openAddCases(page);
      const text = `${tracked}, #${found}\n// a line of words\n${foreign};${UNKNOWN} ${garbled}\n${found}\nhello -5`;
      await dialog.getByRole('textbox', { name: 'Ids of cases' }).fill(text);
      await expect(dialog.getByRole('status')).toHaveText('5 to add · 1 repeated · 2 unreadable');
      await expect(dialog.getByRole('region', { name: 'Unreadable' }).getByRole('listitem')).toHaveText([
        /Line 5.*hello.*digits only/,
        /Line 5.*-5.*no minus/,
      ]);
      await dialog.getByRole('button', { name: 'Add 5 cases' }).click();
      await expect(dialog.getByRole('status')).toHaveText('Import finished: 1 added, 3 not', { timeout: IMPORTED_MILLISECONDS });
      const rows = dialog.getByRole('list', { name: 'Rows' }).getByRole('listitem');
      await expect(rows).toHaveText([
        `${tracked}Here already`,
        `${found}Added`,
        `${foreign}Another client's`,
        `${UNKNOWN}Not at Wise`,
        `${garbled}No readable answer`,
      ]);
      await dialog.getByRole('button', { name: 'Not at Wise 1' }).click();
      await expect(rows).toHaveText([`${UNKNOWN}Not at Wise`]);
      await dialog.getByRole('button', { name: 'Show all cases' }).click();
      await expect(page.getByRole('option')).toHaveCount(2);
      await expect(page.getByRole('option', { name: /nb-found/ })).toBeVisible();
      expect(driver.complaints()).toEqual([]);
    });

    test('a CSV file with a mapping, a case taken off the list and brought back, and the list as a file', async () => {
      const { page } = driver;
      const here = addCase(null);
      const held = addCase(null);
      const refund = addCase(null);
      await track(page, here);

      const file = path.join(folder, 'cases of ours.csv');
      writeFileSync(
        file,
        `\uFEFFWhose;About;Wise number\nnb-1;"Held; name differs";${held}\nnb-2;Refund;${refund}\nnb-3;Known;${here}\nnb-4;Odd;1.5\n`,
      );
      const dialog = await openAddCases(page);
      await dialog.getByRole('tab', { name: 'CSV file' }).click();
      await dialog.getByRole('button', { name: 'CSV file' }).setInputFiles(file);
      await expect(dialog.getByRole('combobox', { name: 'Case id' })).toHaveValue('2');
      await dialog.getByRole('combobox', { name: 'External id (optional)' }).selectOption('Whose');
      await dialog.getByRole('combobox', { name: 'Subject (optional)' }).selectOption('About');
      await expect(dialog.getByRole('table').getByRole('row').nth(1).getByRole('cell')).toHaveText([
        held,
        'nb-1',
        'Held; name differs',
        'none',
      ]);
      await expect(dialog.getByRole('status')).toHaveText('3 to add · 0 repeated · 1 unreadable');
      await expect(dialog.getByRole('region', { name: 'Unreadable' })).toContainText('Row 4');
      await dialog.getByRole('button', { name: 'Add 3 cases' }).click();
      await expect(dialog.getByRole('status')).toHaveText('Import finished: 2 added', { timeout: IMPORTED_MILLISECONDS });
      await dialog.getByRole('button', { name: 'Show all cases' }).click();
      await expect(page.getByRole('option')).toHaveCount(3);

      // Off the list, and back with what was written in it.
      const option = page.getByRole('option', { name: /Held; name differs/ });
      await option.click();
      await writeDraft(page);
      await page.getByRole('button', { name: 'More about this case' }).click();
      await page.getByRole('menuitem', { name: 'Take off the list' }).click();
      await expect(notice(page)).toContainText(`Case ${held} is off the list. Nothing of it was deleted.`);
      await expect(option).toHaveCount(0);
      await expect(page.getByRole('option')).toHaveCount(2);
      await notice(page).getByRole('button', { name: 'Undo' }).click();
      await expect(notice(page)).toContainText(`Case ${held} is back.`);
      await expect(option).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(DRAFT);

      // The list as a file.
      await answerSaveDialogue(driver, path.join(downloads, 'list.csv'));
      await chooseOfAccount(page, 'Export the list as CSV…');
      await expect(notice(page)).toContainText('List of cases saved: ');
      const lines = readFileSync(onlyFile(downloads), 'utf8').trim().split('\r\n');
      expect(lines[0]).toMatch(/^id,external_id,subject,status,/);
      expect(
        lines
          .slice(1)
          .map((line) => line.split(',', 3).join(','))
          .sort(),
      ).toEqual([`${here},,`, `${held},nb-1,Held; name differs`, `${refund},nb-2,Refund`].sort());
      expect(driver.complaints()).toEqual([]);
    });

    test('a backup, restored into an empty profile: cases and drafts are there, the account is signed out', async ({
      workstation,
    }) => {
      const cases = [addCase('nb-1', 'Please send the statement.'), addCase('nb-2')];
      for (const caseId of cases) await track(driver.page, caseId);
      await driver.page.getByRole('option', { name: /nb-1/ }).click();
      await writeDraft(driver.page);

      await answerSaveDialogue(driver, path.join(downloads, 'everything.caseport'));
      await chooseOfAccount(driver.page, 'Back up everything…');
      const backup = driver.page.getByRole('dialog', { name: 'Back up everything' });
      await backup.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await backup.getByLabel('Passphrase again').fill('something else');
      await backup.getByRole('button', { name: 'Save backup…' }).click();
      await expect(backup.getByText('This is not the same passphrase.')).toBeVisible();
      expect(readdirSync(downloads)).toEqual([]);
      await backup.getByLabel('Passphrase again').fill(PASSPHRASE);
      await backup.getByRole('button', { name: 'Save backup…' }).click();
      await expect(notice(driver.page)).toContainText('Backup saved: ', { timeout: SEALED_MILLISECONDS });
      const file = onlyFile(downloads);
      for (const words of [DRAFT, 'nb-1', sandbox.clientId, sandbox.clientSecret]) {
        expect(readFileSync(file).includes(words), words).toBe(false);
      }
      expect(driver.complaints()).toEqual([]);
      await driver.quit();

      driver = await workstation.start({ host, profile: path.join(folder, 'two') });
      const { page } = driver;
      await page.getByRole('button', { name: 'Restore a backup' }).click();
      const restore = page.getByRole('dialog', { name: 'Restore a backup' });
      await restore.getByRole('button', { name: 'Backup file' }).setInputFiles(file);
      await restore.getByLabel('Passphrase').fill('not the one it was made with');
      await restore.getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(restore.getByText('This passphrase does not open the backup.')).toBeVisible({ timeout: SEALED_MILLISECONDS });
      await restore.getByLabel('Passphrase').fill(PASSPHRASE);
      await restore.getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(restore.getByRole('status')).toHaveText('The backup was added', { timeout: SEALED_MILLISECONDS });
      await expect(restore.getByRole('listitem')).toHaveText(['1 account', '2 cases', '1 draft', '0 unsent replies']);
      await restore.getByRole('button', { name: 'Done' }).click();

      await expect(page.getByRole('status', { name: 'Sync state' })).toContainText('Signed out');
      await openView(page, 'All cases');
      await expect(page.getByRole('option')).toHaveCount(2);
      await page.getByRole('option', { name: new RegExp(cases[0] ?? '') }).click();
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(DRAFT);

      // Signed in again, it reads from Wise what no backup holds; nothing was sent meanwhile.
      await chooseOfAccount(page, 'Sign in again…');
      await page.getByLabel('Client id', { exact: true }).fill(sandbox.clientId);
      await page.getByLabel('Client secret').fill(sandbox.clientSecret);
      await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Thread' }).getByText('Please send the statement.')).toBeVisible({
        timeout: IMPORTED_MILLISECONDS,
      });
      await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(DRAFT);
      expect(sandbox.control.ledger()).toEqual([]);
      expect(driver.complaints()).toEqual([]);
    });

    function addCase(externalId: string | null, question?: string): string {
      return sandbox.control.addCase({
        status: 'PENDING',
        externalId,
        comments: question === undefined ? [] : [{ author: 'WISE_AGENT', plainBody: question }],
      });
    }
  });
}

async function chooseOfAccount(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function openAddCases(page: Page) {
  await chooseOfAccount(page, 'Add many cases…');
  return page.getByRole('dialog', { name: 'Add cases' });
}

async function writeDraft(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Reply' }).fill(DRAFT);
  await expect(page.getByText('Draft saved')).toBeVisible();
}

function notice(page: Page) {
  return page.getByRole('complementary', { name: 'Notice' });
}

function onlyFile(folder: string): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return path.join(folder, names[0] ?? '');
}
