/**
 * `npm start`: builds what changed and opens Caseport: in Electron where it is on this computer or can be downloaded, else
 * in the Chromium preview host (`-- --preview` opens that one at once; `-- --print-policy` prints the policies in force and ends). Without a display it runs under Xvfb. Ends with the
 * window, or with Ctrl-C.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { buildWhatChanged } from './lib/build.mjs';
import { endChildrenOnSignals, ended, exitAfterChildren, start } from './lib/children.mjs';
import { hasDisplay, startPrivateDisplay } from './lib/display.mjs';
import { obtainElectron } from './lib/electron.mjs';
import { ensureNeeds } from './lib/ensure-needs.mjs';
import { browser } from './lib/needs.mjs';
import { inProject, projectFolder, projectNode } from './lib/project.mjs';
import { say } from './lib/say.mjs';

const PICTURE = 'artifacts/window.png';

/** What the hosts get of the environment. */
async function hostEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, CASEPORT_REPORT_READY: '1' };
  if (!hasDisplay()) {
    environment.DISPLAY = await startPrivateDisplay();
    mkdirSync(inProject('artifacts'), { recursive: true });
    rmSync(inProject(PICTURE), { force: true });
    environment.CASEPORT_WINDOW_PICTURE = inProject(PICTURE);
    say(`no display here: running under Xvfb on ${environment.DISPLAY}; a picture of the window goes to ${PICTURE}`);
  }
  if (process.platform === 'linux' && !environment.DBUS_SESSION_BUS_ADDRESS) {
    // Libraries would each start a bus of their own, and leave it behind.
    environment.DBUS_SESSION_BUS_ADDRESS = 'disabled:';
    say('no D-Bus session here: no keychain and no notifications, so this session is kept in memory only');
  }
  return environment;
}

/** @param {string} executable @param {NodeJS.ProcessEnv} environment */
function startElectron(executable, environment) {
  const preload = process.env.CASEPORT_ELECTRON_PRELOAD;
  const args = preload === undefined || preload === '' ? [] : ['-r', preload];
  // Chromium does not run its sandbox as root; everyone else keeps it.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return start(executable, [...args, '.'], { cwd: projectFolder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** @param {NodeJS.ProcessEnv} environment */
function startPreview(environment) {
  return start(projectNode, [inProject('src-preview', 'main.ts')], {
    cwd: projectFolder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const began = Date.now();
endChildrenOnSignals();
if (process.argv.includes('--print-policy')) {
  // No window: the sources as they are, in Node.
  const printer = start(projectNode, [inProject('src-preview', 'main.ts'), '--print-policy'], { stdio: 'inherit' });
  await exitAfterChildren(await ended(printer));
}
buildWhatChanged();
const electron = process.argv.includes('--preview')
  ? null
  : await obtainElectron({ retry: process.argv.includes('--retry-download') });
if (electron === null) await ensureNeeds([browser]);
const environment = await hostEnvironment();
if (process.platform === 'linux' && process.getuid?.() === 0) say('running as root: Chromium runs without its own sandbox');
say(electron === null ? 'opening the Chromium preview' : `opening Electron (from ${electron.from})`);
const host = electron === null ? startPreview(environment) : startElectron(electron.path, environment);

if (host.stdout !== null) {
  createInterface({ input: host.stdout }).on('line', (line) => {
    if (line !== '{"ready":true}') {
      process.stdout.write(`${line}\n`);
      return;
    }
    const seconds = ((Date.now() - began) / 1_000).toFixed(1);
    say(`the window is open (${seconds} s)${environment.CASEPORT_WINDOW_PICTURE ? `; picture: ${PICTURE}` : ''}; Ctrl-C ends it`);
  });
}
if (host.stderr !== null) {
  createInterface({ input: host.stderr }).on('line', (line) => {
    // Chromium complains about the desktop services that a bare computer lacks; none of it concerns Caseport.
    if (!/:(ERROR|WARNING|INFO):|^\s*$|^DevTools listening/.test(line)) process.stderr.write(`${line}\n`);
  });
}
await exitAfterChildren(await ended(host));
