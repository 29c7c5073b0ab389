import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { hasUserNamespaces, ordinaryUser, renderersOf, startAsOrdinaryUser } from '../../scripts/lib/ordinary-user.mjs';
import { stageApplication } from '../../scripts/package/stage.mjs';
import { availableHosts } from '../support/driver.ts';

const READABLE = 0o755;

/** Root's folders may be closed to others. Linked where the disk allows it: Electron is large. */
function copyForAll(from: string, to: string): void {
  try {
    execFileSync('cp', ['-rl', from, to], { stdio: 'ignore' });
  } catch {
    // Another disk: links do not reach there.
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-r', from, to]);
  }
}

test('an ordinary user runs it in the sandbox of Chromium, up to the demo', async () => {
  test.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');
  test.skip(ordinaryUser() === null, 'needs root, who alone can act for another user');
  test.skip(!hasUserNamespaces(), 'needs user namespaces for ordinary users');
  const folder = mkdtempSync(join(tmpdir(), 'caseport-ordinary-'));
  chmodSync(folder, READABLE);
  const adapter = process.env.CASEPORT_ELECTRON_PRELOAD;
  copyForAll(dirname(process.env.CASEPORT_ELECTRON ?? ''), join(folder, 'electron'));
  stageApplication(join(folder, 'application'), { adapter: adapter === undefined || adapter === '' ? null : adapter });
  const executable = join(folder, 'electron', 'electron');
  const running = await startAsOrdinaryUser(executable, { args: ['.'], folder: join(folder, 'application') });
  try {
    const browser = await chromium.connectOverCDP(running.address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('there is no page');
    await page.getByRole('button', { name: 'Try the demo' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    const caged = { user: ordinaryUser()?.uid, seccomp: '2', noNewPrivileges: '1', ownNetwork: true, ownProcesses: true };
    const renderers = renderersOf(executable);
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers).toEqual(renderers.map(() => caged));
  } finally {
    await running.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
