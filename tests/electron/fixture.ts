import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication } from '@playwright/test';
import { availableHosts, type Driver, launch } from '../support/driver.ts';

type Fixtures = {
  /** A running Electron with a fresh profile; the test is skipped where there is none. */
  readonly driver: Driver;
  /** Its main process. */
  readonly main: ElectronApplication;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
  driver: async ({}, use) => {
    base.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');
    const profile = mkdtempSync(join(tmpdir(), 'caseport-electron-'));
    const driver = await launch({ host: 'electron', profile });
    await driver.page.getByRole('heading', { level: 1 }).waitFor();
    await use(driver);
    await driver.quit();
    rmSync(profile, { recursive: true, force: true });
  },
  main: async ({ driver }, use) => {
    if (driver.electron === null) throw new Error('the driver runs another host');
    await use(driver.electron);
  },
});
