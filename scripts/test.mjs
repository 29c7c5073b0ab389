/**
 * `npm test`: builds, then runs every test inside a display, a D-Bus session and a keychain that belong to this run alone,
 * so that nothing of the person who runs it is seen or touched. `npm test -- tests/unit/foo.test.ts` runs some of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhatChanged } from './lib/build.mjs';
import { endChildrenOnSignals, ended, exitAfterChildren, start } from './lib/children.mjs';
import { startPrivateDisplay } from './lib/display.mjs';
import { findElectron } from './lib/electron.mjs';
import { findBrowser } from './lib/find-browser.mjs';
import { inProject, projectFolder, projectNode } from './lib/project.mjs';
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
const session = mkdtempSync(join(tmpdir(), 'caseport-session-'));
if (process.platform === 'linux') {
  environment.DISPLAY = await startPrivateDisplay();
  delete environment.WAYLAND_DISPLAY;
  for (const [name, folder] of [
    ['XDG_RUNTIME_DIR', 'runtime'],
    ['XDG_DATA_HOME', 'data'],
    ['XDG_CONFIG_HOME', 'config'],
    ['XDG_CACHE_HOME', 'cache'],
  ]) {
    environment[String(name)] = join(session, String(folder));
    mkdirSync(join(session, String(folder)), { mode: 0o700 });
  }
}
/**
 * A bus on which nothing starts by itself: a notification service that happens to be installed would otherwise be started by the
 * first message to it, and take the place of the one that the tests play.
 */
const busConfiguration = join(session, 'bus.conf');
writeFileSync(
  busConfiguration,
  `<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=${session}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
);
const inner = [projectNode, inProject('scripts', 'test-session.mjs'), ...process.argv.slice(2)];
const [command = '', ...args] =
  process.platform === 'linux' ? ['dbus-run-session', `--config-file=${busConfiguration}`, '--', ...inner] : inner;
const code = await ended(start(command, args, { cwd: projectFolder, stdio: 'inherit', env: environment }));
rmSync(session, { recursive: true, force: true });
await exitAfterChildren(code);
