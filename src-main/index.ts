import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { createDemo } from '../src-sandbox/demo.ts';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { isStartedHidden } from './desktop/autostart.ts';
import { createWindowMemory } from './desktop/window-memory.ts';
import { askToLose } from './electron/ask-to-lose.ts';
import { watchClose } from './electron/close-to-tray.ts';
import { closeDoors } from './electron/closed-doors.ts';
import { createFiles } from './electron/files.ts';
import { followDesktop, settleHidden } from './electron/follow-desktop.ts';
import { connect } from './electron/ipc.ts';
import { gatherLinks, type Links } from './electron/links.ts';
import { lockNavigation } from './electron/navigation.ts';
import { createNotifier } from './electron/notifier.ts';
import { watchCrashes } from './electron/page-crashes.ts';
import { denyPermissions } from './electron/permissions.ts';
import { createPower } from './electron/power.ts';
import { createPrinter } from './electron/printer.ts';
import { registerScheme, servePage } from './electron/protocol.ts';
import { createProxyResolver } from './electron/proxy.ts';
import { quitInOrder } from './electron/quit-in-order.ts';
import { reportReady } from './electron/ready-report.ts';
import { createShell } from './electron/shell.ts';
import { createTray } from './electron/tray.ts';
import { openWindow, raise } from './electron/window.ts';
import { createKeychain, loadKeytar } from './keychain.ts';
import { createLog } from './log.ts';
import { logUncaught } from './log-uncaught.ts';
import { createPolicyReader } from './policy/create-policy-reader.ts';
import { describePolicy, PRINT_POLICY } from './policy/print-policy.ts';
import type { HostFacts, Ports } from './ports.ts';
import { profileFolder } from './profile-folder.ts';
import { createRandom } from './random.ts';
import { readOptional } from './read-optional.ts';
import { reopenShown } from './reopen-shown.ts';
import { markRunning } from './running-marker.ts';
import { userName } from './user-name.ts';

const built = join(import.meta.dirname, '..');
const resources = join(built, '..', 'resources');
const icon = join(resources, 'icon-256.png');

// Before anything that could listen, or be weakened by what is left open.
const ignoredVariables = closeDoors(app, join(built, '..'));

/** The Electron host: builds the ports, opens the window, and quits in order. Everything else is the core's. */
async function run(profile: string, links: Links): Promise<void> {
  const development = process.env.CASEPORT_DEV === '1' && !app.isPackaged;
  const clock = createClock();
  const log = createLog(profile, clock);
  logUncaught(process, log, 'warn');
  const marker = markRunning(profile);
  if (ignoredVariables.length > 0) log.write('warn', 'variables-ignored', { names: ignoredVariables.join('+') });
  lockNavigation(app, log);
  await app.whenReady();

  // Named without `persist:`, so it lives in memory: what the page shows is never written to disk by Chromium.
  const pages = session.fromPartition('page');
  denyPermissions(pages);
  servePage(pages, join(built, 'renderer'));

  let window: BrowserWindow | null = null;
  const raiseWindow = () => raise(window);
  const memory = createWindowMemory(profile);
  const facts: HostFacts = {
    host: 'electron',
    version: app.getVersion(),
    platform: process.platform,
    userName: userName(),
    development,
    lastEnd: marker.lastEnd,
    updateKey: readOptional(join(resources, 'update-key.pem')),
  };
  const tray = createTray({
    pictures: join(resources, 'tray'),
    onOpen: raiseWindow,
    onCommand: (id) => core.runCommand(id),
    onPause: (milliseconds) => core.pauseNotifications(milliseconds),
    isPaused: () => core.pausedUntil() !== null,
    onQuit: () => quit(),
  });
  const notifier = createNotifier(icon);
  const ports: Ports = {
    clock,
    random: createRandom(),
    secrets: createKeychain({ profile, log, load: loadKeytar }),
    notifier,
    presence: tray,
    shell: createShell(raiseWindow),
    power: createPower(),
    proxy: createProxyResolver(pages),
    paths: { profile },
    files: createFiles(() => window),
    policy: createPolicyReader(process.env, log),
    printer: createPrinter(() => window),
    log,
    demo: createDemo(),
    facts,
  };
  const core = createApp(ports);
  const reopening = reopenShown(core);
  const disconnect = connect(reopening.app, () => window, log);
  const quit = quitInOrder({
    save: () => core.savePage(),
    mayLose: async () => window === null || askToLose(window),
    async stop() {
      await core.stop();
      disconnect();
      notifier.clear();
      tray.stop();
      marker.end();
    },
  });
  const hidden = isStartedHidden(process.argv);
  window = openWindow({ session: pages, preload: join(built, 'preload', 'index.cjs'), icon, development, memory, hidden });
  watchCrashes(window, { clock, log, onCrash: reopening.pageCrashed, quit });
  watchClose(window, {
    staysAtWork: () => tray.isThere() && core.settings()?.desktop.closeToTray === true,
    notifier,
    memory,
    onRaise: raiseWindow,
    quit,
  });
  followDesktop({ core, window, tray, memory, log, development });
  links.deliver((link) => core.openLink(link), raiseWindow);
  if (!app.isPackaged && process.env.CASEPORT_REPORT_READY === '1') void reportReady(window, process.env.CASEPORT_WINDOW_PICTURE);
  await core.start();
  if (hidden) await settleHidden(window, tray);
}

/** What an administrator asks for: words in the terminal, and no window. */
async function printPolicy(): Promise<void> {
  try {
    const text = await describePolicy(process.env);
    process.stdout.write(text, () => app.exit(0));
  } catch (cause) {
    // Without a window nobody would ever end this.
    process.stderr.write(`The policies could not be read: ${String(cause)}\n`, () => app.exit(1));
  }
}

/**
 * What Chromium keeps stays apart from what we keep; the lock for a single instance lies there too, so it is per profile.
 * Where the profile can not be written the window still opens, so that the core can say so.
 */
function chromiumFolder(profile: string): string {
  const folder = join(profile, 'electron');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'caseport-'));
  }
}

// Root can not have it, and only development and tests run as root: there `--no-sandbox` counts, in a package it does not.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
const profile = profileFolder(process.env);
app.setPath('userData', chromiumFolder(profile));
// Before the lock of the single instance: it is asked while another one runs.
if (process.argv.includes(PRINT_POLICY)) void printPolicy();
else if (app.requestSingleInstanceLock()) void run(profile, gatherLinks(app, process.argv));
else app.exit(0);
