/**
 * `npm test`: builds, then runs every test inside a display, a D-Bus session and a keychain that belong to this run alone,
 * so that nothing of the person who runs it is seen or touched. `npm test -- tests/unit/foo.test.ts` runs some of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { buildWhatChanged } from './lib/build.mjs';
import { endChildrenOnSignals, exitAfterChildren } from './lib/children.mjs';
import { findElectron } from './lib/electron.mjs';
import { findBrowser } from './lib/find-browser.mjs';
import { runInPrivateSession } from './lib/private-session.mjs';
import { inProject } from './lib/project.mjs';
import { say } from './lib/say.mjs';

/** @param {string} program @returns {string} */
function versionOf(program) {
  try {
    return execFileSync(program, ['--version', '--no-sandbox'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'of unknown version';
  }
}

endChildrenOnSignals();
buildWhatChanged();
mkdirSync(inProject('artifacts'), { recursive: true });

const browser = findBrowser();
const electron = findElectron();
const hosts = [
  ...(browser === null ? [] : [`preview (${versionOf(browser)})`]),
  ...(electron === null || !existsSync(electron.path) ? [] : [`electron (from ${electron.from})`]),
];
say(
  `hosts: ${hosts.join(', ')}${electron === null ? '; no Electron here, so its tests are skipped (CASEPORT_ELECTRON names one)' : ''}`,
);

/** @type {NodeJS.ProcessEnv} */
const environment = { ...process.env, CASEPORT_TEST_HOSTS: hosts.join(', ') };
if (electron !== null) environment.CASEPORT_ELECTRON = electron.path;
const code = await runInPrivateSession(inProject('scripts', 'test-session.mjs'), process.argv.slice(2), environment);
await exitAfterChildren(code);
