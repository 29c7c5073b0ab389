import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { callFrom } from '../support/connected.ts';
import { availableHosts, type Driver, launch } from '../support/driver.ts';

/** A home that can not be written: a path below a regular file, which binds root as well. */

const CONTENT = 'a file, and no folder';

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let folder: string;
    let below: string;
    let driver: Driver | null;

    test.beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'caseport-read-only-'));
      writeFileSync(path.join(folder, 'file'), CONTENT);
      below = path.join(folder, 'file', 'home');
      driver = null;
    });

    test.afterEach(async () => {
      await driver?.quit();
      rmSync(folder, { recursive: true, force: true });
    });

    test('with a keychain it stops at its own screen, with diagnostics, and writes nothing', async () => {
      driver = await launch({ host, profile: path.join(below, 'profile'), env: { XDG_CONFIG_HOME: below }, keyring: true });
      const { page } = driver;
      const heading = page.getByRole('heading', { name: 'The profile folder can not be written' });
      await expect(heading).toBeVisible();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(heading).toBeVisible();
      await page.getByRole('button', { name: 'Diagnostics…' }).click();
      await expect(page.getByRole('region', { name: 'summary.txt' })).toContainText(/^Stage +read-only$/m);
      expect(driver.complaints()).toEqual([]);
      expect(readdirSync(folder)).toEqual(['file']);
      expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe(CONTENT);
    });

    test('without a keychain it works in memory, and writes nothing', async () => {
      driver = await launch({ host, profile: path.join(below, 'profile'), env: { XDG_CONFIG_HOME: below }, keyring: false });
      const { page } = driver;
      await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
      expect(await callFrom(page, 'app.info', {})).toMatchObject({ stage: { stage: 'ready' }, persistence: 'memory' });
      expect(driver.complaints()).toEqual([]);
      expect(readdirSync(folder)).toEqual(['file']);
      expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe(CONTENT);
    });

    test('a start at login that can not be written is logged, and nothing else of the settings suffers', async () => {
      const profile = path.join(folder, 'profile');
      driver = await launch({ host, profile, env: { XDG_CONFIG_HOME: below } });
      const { page } = driver;
      await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
      await callFrom(page, 'settings.change', { desktop: { launchAtLogin: true }, notifications: { sound: true } });
      expect(await callFrom(page, 'policy.get', {})).toEqual({ entries: [], problems: [] });
      // The other host starts at no login: it keeps the wish, and nothing more.
      if (host === 'electron') {
        const log = () => readFileSync(path.join(profile, 'logs', 'caseport.log'), 'utf8');
        await expect.poll(log).toContain('"autostart-not-set","wanted":true');
      }
      await driver.restart();
      await expect(driver.page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
      expect(await callFrom(driver.page, 'settings.get', {})).toMatchObject({
        desktop: { launchAtLogin: true },
        notifications: { sound: true },
      });
      expect(driver.complaints()).toEqual([]);
    });
  });
}
