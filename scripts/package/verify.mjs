import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { aptGet, missingPackages } from '../lib/debian.mjs';
import { ensureNeeds } from '../lib/ensure-needs.mjs';
import { privateDisplay, privateSession } from '../lib/needs.mjs';
import { ordinaryUser, renderersOf, startAsOrdinaryUser } from '../lib/ordinary-user.mjs';
import { say, stop } from '../lib/say.mjs';
import { makeArchive } from './application.mjs';
import { checkClosedDoors } from './closed-doors.mjs';
import { wrongFuses } from './fuses.mjs';
import { checkInstalledFiles } from './installed-files.mjs';

const HOME = '/opt/Caseport';
const EXECUTABLE = `${HOME}/caseport`;
const SENT_MILLISECONDS = 30_000;
const REPLY = 'Written in the installed package.';

/** From the first run over the demo to one reply that Wise's stand-in has. @param {import('playwright').Page} page */
async function driveThrough(page) {
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Reply' }).fill(REPLY);
  await page.getByRole('button', { name: 'Send reply' }).click();
  const entry = page.getByRole('region', { name: 'Thread' }).getByRole('article').filter({ hasText: REPLY });
  await entry.getByText('Seen at Wise').waitFor({ timeout: SENT_MILLISECONDS });
}

/** @param {boolean} test true for a package with another Electron than ours */
async function checkFuses(test) {
  const wrong = await wrongFuses(EXECUTABLE, { mayLack: test });
  if (wrong.length > 0) throw new Error(`fuses of the installed binary: ${JSON.stringify(wrong)}`);
}

/**
 * Puts an archive in place of the installed one that differs by one mark in its manifest, which lets a debugger look on: what is
 * shipped lets nobody, so it can not be driven. Linux checks no archive; there the files belong to root.
 * @param {import('./electron-dist.mjs').ElectronDist} electron
 */
async function letDebuggerIn(electron) {
  const folder = mkdtempSync(join(tmpdir(), 'caseport-verification-'));
  await makeArchive(electron, join(folder, 'app.asar'), { verification: true });
  copyFileSync(join(folder, 'app.asar'), join(HOME, 'resources', 'app.asar'));
  rmSync(folder, { recursive: true, force: true });
}

async function tryInstalled() {
  const running = await startAsOrdinaryUser(EXECUTABLE, { folder: '/' });
  try {
    const browser = await chromium.connectOverCDP(running.address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('the installed application shows no page');
    await driveThrough(page);
    const renderers = renderersOf(EXECUTABLE);
    const user = ordinaryUser();
    const caged = renderers.filter((one) => one.user === user?.uid && one.seccomp === '2' && one.noNewPrivileges === '1');
    if (renderers.length === 0 || caged.length !== renderers.length) {
      throw new Error(`renderers out of the sandbox: ${JSON.stringify(renderers)}`);
    }
    say(`an ordinary user went from the first run to a reply; sandboxed renderers: ${JSON.stringify(renderers)}`);
  } finally {
    await running.end();
  }
}

/**
 * Installs the package, uses it as an ordinary user, and removes it, also where something failed in between.
 * @param {string} deb
 * @param {import('./electron-dist.mjs').ElectronDist} electron what it was made of
 */
export async function verify(deb, electron) {
  if (ordinaryUser() === null) stop('--verify installs and removes a Debian package, so it needs root');
  if (missingPackages(['caseport']).length === 0)
    stop('--verify would remove the Caseport that is installed here; nothing was touched');
  await ensureNeeds([privateDisplay, privateSession]);
  say('installing the package');
  let failure = null;
  try {
    await aptGet(['install', '--no-install-recommends', deb]);
    await checkFuses(electron.test);
    checkInstalledFiles();
    await checkClosedDoors(EXECUTABLE);
    await letDebuggerIn(electron);
    await tryInstalled();
  } catch (cause) {
    failure = cause;
  }
  await aptGet(['purge', 'caseport']);
  if (existsSync(HOME)) stop(`${HOME} is left behind`);
  if (failure !== null) throw failure;
  say('verified: installed, used, removed without a trace');
}
