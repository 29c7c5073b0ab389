import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { availableHosts, type Driver, launch } from '../support/driver.ts';

/** Asks as the page does; the screens that ask have tests of their own. */
function exportRegister(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const bridge: unknown = Reflect.get(window, 'caseport');
    const call: unknown = Reflect.get(Object(bridge), 'call');
    if (typeof call !== 'function') return null;
    const accounts = await call('accounts.list', {});
    return call('register.export', { accountId: accounts.value.accounts[0].id, format: 'csv' });
  });
}

/** Electron asks by a dialogue of the system, which no test can press: it is answered in its place. */
async function answerDialogue(driver: Driver, filePath: string): Promise<void> {
  await driver.electron?.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path });
  }, filePath);
}

for (const host of availableHosts()) {
  test(`in ${host} an export is written where it says, and never over another file`, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'caseport-saved-'));
    const downloads = join(profile, 'downloads');
    mkdirSync(downloads);
    const driver = await launch({ host, profile, env: { XDG_DOWNLOAD_DIR: downloads } });
    try {
      await driver.page.getByRole('button', { name: 'Try the demo' }).click();
      await expect(driver.page.getByRole('option').first()).toBeVisible();
      await answerDialogue(driver, join(downloads, 'cases (1).csv'));
      expect(await exportRegister(driver.page)).toMatchObject({ ok: true, value: { where: expect.stringContaining(downloads) } });
      await answerDialogue(driver, join(downloads, 'cases (2).csv'));
      expect(await exportRegister(driver.page)).toMatchObject({ ok: true, value: { where: expect.stringContaining('(2)') } });
      const written = readdirSync(downloads).map((name) => readFileSync(join(downloads, name), 'utf8'));
      expect(written).toHaveLength(2);
      for (const text of written) expect(text.trim().split('\n')).toHaveLength(13);
      if (host === 'preview') return;
      await answerDialogue(driver, '');
      expect(await exportRegister(driver.page)).toMatchObject({ ok: true, value: { where: null } });
      expect(readdirSync(downloads)).toHaveLength(2);
    } finally {
      await driver.quit();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
