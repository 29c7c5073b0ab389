import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { test } from '../support/workstation.ts';

for (const host of availableHosts()) {
  test.describe(`endings in ${host}`, () => {
    let sandbox: Sandbox;
    let app: Driver;
    let caseId: string;

    test.beforeEach(async ({ workstation }) => {
      ({ sandbox } = workstation);
      app = await workstation.start({ host });
      const accountId = await connectPage(app.page, sandbox);
      caseId = sandbox.control.addCase({
        status: 'PENDING',
        externalId: 'nb-end',
        comments: [{ author: 'WISE_AGENT', plainBody: 'Well?' }],
      });
      await callFrom(app.page, 'cases.track', { accountId, caseId });
      await openCase(app.page);
    });

    test('what was typed a moment before the end is there again', async () => {
      await app.page.getByRole('textbox', { name: 'Reply' }).pressSequentially('Half a sen');
      await app.restart();
      await openCase(app.page);
      await expect(app.page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half a sen');
      expect(sandbox.control.ledger()).toEqual([]);
      await expect(crashBanner(app.page)).toHaveCount(0);
    });

    test('a crash of the main process is told at the next start, and at no other', async () => {
      await app.kill();
      await app.restart();
      await expect(crashBanner(app.page)).toContainText('ended unexpectedly');
      await app.page.getByRole('button', { name: 'Understood' }).click();
      await expect(crashBanner(app.page)).toHaveCount(0);
      await app.restart();
      await openCase(app.page);
      await expect(crashBanner(app.page)).toHaveCount(0);
    });

    // The preview can not ask: its window belongs to the browser.
    if (host !== 'electron') return;
    test('words that can not be saved hold the window, until the person lets them go', async () => {
      // More than a draft may hold.
      await app.page.getByRole('textbox', { name: 'Reply' }).fill('x'.repeat(2_000_001));
      const answer = (response: number) =>
        app.electron?.evaluate(({ dialog }, chosen) => {
          dialog.showMessageBox = () => Promise.resolve({ response: chosen, checkboxChecked: false });
        }, response);
      const close = () => app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      const process = app.electron?.process();
      await answer(0);
      await close();
      await app.page.waitForTimeout(1_500);
      expect(process?.exitCode).toBeNull();
      await expect(app.page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
      await answer(1);
      await close();
      await expect.poll(() => process?.exitCode).toBe(0);
    });
  });
}

function crashBanner(page: Page) {
  return page.getByRole('complementary', { name: 'Ended unexpectedly' });
}

async function openCase(page: Page): Promise<void> {
  await page.getByRole('option', { name: /nb-end/ }).click();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
}
