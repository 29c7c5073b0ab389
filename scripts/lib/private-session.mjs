import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, start } from './children.mjs';
import { startPrivateDisplay } from './display.mjs';
import { projectFolder, projectNode } from './project.mjs';
import { stop } from './say.mjs';

/** Any word does: the keychain is new, private to this run, and gone after it. */
const KEYCHAIN_PASSWORD = 'test';

const FOLDERS = [
  ['XDG_RUNTIME_DIR', 'runtime'],
  ['XDG_DATA_HOME', 'data'],
  ['XDG_CONFIG_HOME', 'config'],
  ['XDG_CACHE_HOME', 'cache'],
];

/**
 * A bus on which nothing starts by itself: a notification service that happens to be installed would otherwise be started by the
 * first message to it, and take the place of the one that the tests play.
 * @param {string} session folder
 */
function writeBusConfiguration(session) {
  const file = join(session, 'bus.conf');
  writeFileSync(
    file,
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
  return file;
}

/**
 * What a killed process or a browser leaves behind lies here, and goes with the session.
 * @param {string} session folder
 */
function makeTemporaryFolder(session) {
  const folder = join(session, 'temporary');
  mkdirSync(folder);
  // Parts of the tests run as another user: they may pass through the session, and make files of their own in here.
  chmodSync(session, 0o711);
  chmodSync(folder, 0o1777);
  return folder;
}

/**
 * Runs a program of ours in a display, a D-Bus session and folders that belong to this run alone, so that nothing of the person
 * who runs it is seen or touched.
 * @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} given
 * @returns {Promise<number>} its exit code
 */
export async function runInPrivateSession(program, args, given) {
  const inner = [projectNode, program, ...args];
  const environment = { ...given };
  if (process.platform !== 'linux') {
    const [command = '', ...rest] = inner;
    return ended(start(command, rest, { cwd: projectFolder, stdio: 'inherit', env: environment }));
  }
  const session = mkdtempSync(join(tmpdir(), 'caseport-session-'));
  environment.DISPLAY = await startPrivateDisplay();
  delete environment.WAYLAND_DISPLAY;
  for (const [name, folder] of FOLDERS) {
    environment[String(name)] = join(session, String(folder));
    mkdirSync(join(session, String(folder)), { mode: 0o700 });
  }
  environment.TMPDIR = makeTemporaryFolder(session);
  const bus = `--config-file=${writeBusConfiguration(session)}`;
  const run = start('dbus-run-session', [bus, '--', ...inner], { cwd: projectFolder, stdio: 'inherit', env: environment });
  const code = await ended(run);
  rmSync(session, { recursive: true, force: true });
  return code;
}

/** Unlocks a keychain of this session's own. Called inside of it. */
export async function unlockKeychain() {
  // It goes into the background once it stands on the bus, and ends with that bus.
  const daemon = start('gnome-keyring-daemon', ['--unlock', '--components=secrets'], { stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin?.end(KEYCHAIN_PASSWORD);
  const code = await ended(daemon);
  if (code !== 0) stop(`gnome-keyring-daemon ended with code ${code}`);
}
