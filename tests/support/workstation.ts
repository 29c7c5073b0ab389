import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src-sandbox/start-sandbox.ts';
import { type Driver, type LaunchOptions, launch } from './driver.ts';

/** What a test sits down at. */
export type Workstation = {
  /** A folder of this test's own. */
  readonly folder: string;
  /** Where exports are written to. */
  readonly downloads: string;
  /** A stand-in for Wise in which nothing moves but what the test moves. */
  readonly sandbox: Sandbox;
  /** Starts Caseport, with development accounts and a profile in `folder` unless told otherwise. */
  start(options: Partial<LaunchOptions> & Pick<LaunchOptions, 'host'>): Promise<Driver>;
};

/** Tests with a workstation, which is put away after them however they end: what was started is quit first. */
export const test = base.extend<{ readonly workstation: Workstation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
  workstation: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'caseport-desk-'));
    const downloads = path.join(folder, 'downloads');
    mkdirSync(downloads);
    const sandbox = await startSandbox();
    const started: Driver[] = [];
    await use({
      folder,
      downloads,
      sandbox,
      async start({ env, ...options }) {
        const driver = await launch({
          profile: path.join(folder, 'profile'),
          dev: true,
          env: { XDG_DOWNLOAD_DIR: downloads, ...env },
          ...options,
        });
        started.push(driver);
        return driver;
      },
    });
    for (const driver of started) await driver.quit();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});
