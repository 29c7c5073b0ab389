import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { connect, track, viewButton } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

/** What an agent does with cases on this computer alone, through the window and the whole core, and after a restart. */

const HELD = 'nb-held';
const CASES = [
  { status: 'PENDING', externalId: HELD, comments: [{ author: 'WISE_AGENT', plainBody: 'Which name is right?' }] },
  { status: 'PENDING', externalId: 'nb-second', comments: [] },
  { status: 'OPEN', externalId: 'nb-third', comments: [] },
] as const;

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let sandbox: Sandbox;
    let driver: Driver;

    test.beforeEach(async ({ workstation }) => {
      ({ sandbox } = workstation);
      driver = await workstation.start({ host });
      await connect(driver.page, sandbox);
      for (const one of CASES) await track(driver.page, sandbox.control.addCase({ ...one, comments: [...one.comments] }));
      await viewButton(driver.page, 'Needs action').click();
      await expect(option(driver.page, HELD)).toBeVisible();
    });

    test('tags, a note, a snooze, a saved view and changed keys are there after a restart', async () => {
      const { page } = driver;
      await option(page, HELD).click();
      await page.keyboard.press('l');
      await page.getByRole('combobox', { name: 'Add a tag' }).fill('vip');
      await page.keyboard.press('Enter');
      await expect(option(page, HELD).getByText('vip')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('m');
      await page.getByRole('textbox', { name: 'Note' }).fill('Compliance called.');
      await page.keyboard.press('Escape');
      await expect(option(page, HELD).getByRole('img', { name: 'Note' })).toBeVisible();

      const search = page.getByRole('searchbox', { name: 'Search cases' });
      await search.fill('tag:vip has:note ');
      await expect(page.getByRole('option')).toHaveCount(1);
      await page.getByRole('button', { name: 'Save this search as a view…' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
      await page.keyboard.press('Enter');
      await expect(viewButton(page, 'Mine')).toHaveText('Mine1');

      await search.fill('compliance');
      await expect(option(page, HELD)).toBeVisible();
      await search.press('Escape');
      await viewButton(page, 'Needs action').click();
      await option(page, HELD).click();
      await page.keyboard.press('s');
      await page.getByRole('button', { name: /^Tomorrow/ }).click();
      await expect(option(page, HELD)).toHaveCount(0);

      await page.keyboard.press('?');
      await page.getByRole('button', { name: 'Change keys…' }).click();
      await page.getByRole('button', { name: 'Change the keys for Done, or not done after all' }).click();
      await page.keyboard.press('q');
      await page.getByRole('button', { name: 'Use q' }).click();
      await page.getByRole('button', { name: 'Done', exact: true }).last().click();

      await driver.restart();
      const again = driver.page;
      await expect(viewButton(again, 'Mine')).toHaveText('Mine1');
      await viewButton(again, 'Snoozed').click();
      await option(again, HELD).click();
      await expect(again.getByRole('button', { name: 'Note: Compliance called.' })).toBeVisible();
      await again.keyboard.press('q');
      await expect(option(again, HELD)).toHaveCount(0);
      await again.getByRole('button', { name: 'Undo' }).click();
      await expect(option(again, HELD)).toBeVisible();
      expect(driver.complaints()).toEqual([]);
    });

    test('marked cases are done together and come back together; groups and operators find them', async () => {
      const { page } = driver;
      await viewButton(page, 'All cases').click();
      await expect(page.getByRole('option')).toHaveCount(3);
      await page.getByRole('button', { name: /^Sort/ }).click();
      await page.getByRole('menuitemradio', { name: 'By status' }).click();
      await expect(page.getByRole('group', { name: 'PENDING, 2' }).getByRole('option')).toHaveCount(2);
      await page.keyboard.press('Escape');
      await page.getByRole('listbox', { name: 'Cases' }).press('Control+a');
      const bar = page.getByRole('toolbar', { name: 'Marked cases' });
      await expect(bar.getByRole('status')).toHaveText('3 marked');
      await bar.getByRole('button', { name: 'Done' }).click();
      await expect(viewButton(page, 'Done')).toHaveText('Done3');
      await page.getByRole('complementary', { name: 'Notice' }).getByRole('button', { name: 'Undo' }).click();
      await expect(viewButton(page, 'Done')).toHaveText('Done0');

      await page.getByRole('searchbox', { name: 'Search cases' }).fill('status:needs-action -is:done ');
      await expect(page.getByRole('option')).toHaveCount(2);
      // What was found is marked in the list and in the thread.
      await page.getByRole('searchbox', { name: 'Search cases' }).fill('which ');
      await option(page, HELD).click();
      await expect(page.getByRole('option').locator('mark')).toHaveText('Which');
      await expect.poll(() => page.evaluate(() => CSS.highlights.get('searched')?.size ?? 0)).toBe(1);
      await page.getByRole('searchbox', { name: 'Search cases' }).fill('before:2026-02-30 ');
      await expect(page.getByRole('alert')).toContainText('is no date');
      expect(driver.complaints()).toEqual([]);
    });
  });
}

function option(page: Page, subject: string) {
  return page.getByRole('option', { name: subject });
}
