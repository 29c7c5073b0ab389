import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endChildren, start } from './children.mjs';
import { startPrivateDisplay } from './display.mjs';

const START_LIMIT_MILLISECONDS = 30_000;
const LOOK_MILLISECONDS = 100;

/** Any word does: the keychain is new, private to this run, and gone after it. */
const SESSION = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';

/** What of this process's environment is no secret and of use to any program. */
const PASSED_ON = ['PATH', 'LANG', 'TZ'];

/** @param {string} option of `id` @returns {number} */
function numberOfNobody(option) {
  return Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
}

/**
 * The user whom every Linux has and who owns nothing; null where we may not act for another one.
 * @returns {{ uid: number, gid: number } | null}
 */
export function ordinaryUser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const user = { uid: numberOfNobody('-u'), gid: numberOfNobody('-g') };
  return user.uid > 0 && user.gid > 0 ? user : null;
}

/** True where an ordinary user's Chromium can shut itself in without the help of a set-user-id program. */
export function hasUserNamespaces() {
  const user = ordinaryUser();
  return user !== null && spawnSync('unshare', ['--user', '--pid', '--fork', 'true'], { ...user }).status === 0;
}

/** @param {string} file @returns {string} empty where the process has ended meanwhile */
function readProcess(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return '';
    throw cause;
  }
}

/**
 * What the kernel says of the renderer processes of one program.
 * @param {string} executable
 */
export function renderersOf(executable) {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const renderers = numbers.filter((number) => {
    const command = readProcess(join('/proc', number, 'cmdline'));
    return command.startsWith(executable) && command.includes('--type=renderer');
  });
  return renderers.map((number) => {
    const status = readProcess(join('/proc', number, 'status'));
    const field = (/** @type {string} */ name) => new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 'unknown';
    return {
      user: Number(field('Uid')),
      /** 2: every system call passes a filter. */
      seccomp: field('Seccomp'),
      noNewPrivileges: field('NoNewPrivs'),
      /** No way to the network, not even with a bug in the page's process. */
      ownNetwork: readlinkSync(join('/proc', number, 'ns', 'net')) !== readlinkSync('/proc/self/ns/net'),
      ownProcesses: readlinkSync(join('/proc', number, 'ns', 'pid')) !== readlinkSync('/proc/self/ns/pid'),
    };
  });
}

/**
 * Waits until the page has loaded. Who attaches while the window opens is sometimes kept waiting for ever.
 * @param {string} address
 */
async function pageLoaded(address) {
  const list = `http://${new URL(address).host}/json/list`;
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  for (let titles = ''; titles !== 'Caseport'; ) {
    if (Date.now() > deadline) throw new Error(`the page did not load in time; open are: ${titles}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    const targets = await (await fetch(list)).json();
    titles = Array.isArray(targets) ? targets.map((target) => String(target.title)).join(', ') : '';
  }
}

/**
 * @typedef {object} OrdinaryStart
 * @property {readonly string[]} [args]
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} [environment]
 */

/**
 * Starts a program of the Electron family for the ordinary user, with a display, a D-Bus session, a keychain and a home of
 * its own.
 * @param {string} executable
 * @param {OrdinaryStart} options
 */
export async function launchAsOrdinaryUser(executable, { args = [], folder, environment = {} }) {
  const user = ordinaryUser();
  if (user === null) throw new Error('only root can act for another user');
  const home = mkdtempSync(join(tmpdir(), 'caseport-home-'));
  const runtime = join(home, 'runtime');
  mkdirSync(runtime, { mode: 0o700 });
  for (const path of [home, runtime]) chownSync(path, user.uid, user.gid);
  const passed = Object.fromEntries(
    PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const display = await startPrivateDisplay(user);
  const child = start('dbus-run-session', ['--', 'sh', '-c', SESSION, 'sh', executable, ...args], {
    cwd: folder,
    env: { ...passed, HOME: home, XDG_RUNTIME_DIR: runtime, DISPLAY: display, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  });
  const end = async () => {
    // The display as well: it was started for this one program.
    await endChildren();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { child, home, end };
}

/**
 * The same, with a debugger that may look on.
 * @param {string} executable
 * @param {OrdinaryStart} options
 * @returns {Promise<{ address: string, end: () => Promise<void> }>} where Playwright reaches its page
 */
export async function startAsOrdinaryUser(executable, { args = [], ...options }) {
  const { child, end } = await launchAsOrdinaryUser(executable, { ...options, args: [...args, '--remote-debugging-port=0'] });
  let printed = '';
  /** @type {string} */
  const address = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`${executable} did not start: ${why}\n${printed}`));
    const timer = setTimeout(() => fail('it was not ready in time'), START_LIMIT_MILLISECONDS);
    child.once('exit', (code) => fail(`it ended with code ${code}`));
    if (child.stderr === null) return fail('it has no output');
    createInterface({ input: child.stderr }).on('line', (line) => {
      printed += `${line}\n`;
      const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(pageLoaded(found).then(() => found));
    });
  }).catch(async (cause) => {
    await end();
    throw cause;
  });
  return { address, end };
}
