import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findBrowser } from '../scripts/lib/find-browser.mjs';
import { createApp } from '../src-main/app.ts';
import { createClock } from '../src-main/clock.ts';
import { createDbusNotifier } from '../src-main/desktop/dbus-notifier.ts';
import { createKeychain, loadKeytar } from '../src-main/keychain.ts';
import { createLog } from '../src-main/log.ts';
import { logUncaught } from '../src-main/log-uncaught.ts';
import { createPolicyReader } from '../src-main/policy/create-policy-reader.ts';
import { describePolicy, PRINT_POLICY } from '../src-main/policy/print-policy.ts';
import type { Cancel, Ports } from '../src-main/ports.ts';
import { profileFolder } from '../src-main/profile-folder.ts';
import { createRandom } from '../src-main/random.ts';
import { readOptional } from '../src-main/read-optional.ts';
import { reopenShown } from '../src-main/reopen-shown.ts';
import { markRunning } from '../src-main/running-marker.ts';
import { userName } from '../src-main/user-name.ts';
import { createDemo } from '../src-sandbox/demo.ts';
import { openBrowser, type PreviewWindow } from './browser.ts';
import { forwardConsole } from './console.ts';
import { createFiles } from './files.ts';
import { lockNavigation } from './navigation.ts';
import { START_ADDRESS } from './origin.ts';
import { connect } from './page-bridge.ts';
import { createPower } from './power.ts';
import { createPresence } from './presence.ts';
import { createPrinter } from './printer.ts';
import { createProxyResolver } from './proxy.ts';
import { reportReady } from './ready-report.ts';
import { createShell } from './shell.ts';

const root = join(import.meta.dirname, '..');

/** How long the core may take to settle a send and close its store before this process ends anyway. */
const STOP_LIMIT_MILLISECONDS = 6_000;

function version(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}

/** The Chromium preview host: the same core and page as in Electron, in the browser that is already on this computer. */
async function run(executable: string): Promise<void> {
  const environment = process.env;
  const profile = profileFolder(environment);
  const clock = createClock();
  const log = createLog(profile, clock);
  logUncaught(process, log, 'end');
  const notifier = createDbusNotifier({
    icon: join(root, 'resources', 'icon-256.png'),
    busAddress: environment.DBUS_SESSION_BUS_ADDRESS,
  });
  const marker = markRunning(profile);
  let window: PreviewWindow | null = null;
  let disconnect: Cancel = () => undefined;
  let stopping = false;
  const presence = createPresence(() => window?.page ?? null);
  const ports: Ports = {
    clock,
    random: createRandom(),
    secrets: createKeychain({ profile, log, load: loadKeytar }),
    notifier,
    presence,
    shell: createShell(() => window?.page ?? null),
    power: createPower(),
    proxy: createProxyResolver(environment),
    paths: { profile },
    files: createFiles(environment),
    policy: createPolicyReader(environment, log),
    printer: createPrinter(() => window?.page ?? null),
    log,
    demo: createDemo(),
    facts: {
      host: 'preview',
      version: version(),
      platform: process.platform,
      userName: userName(),
      development: environment.CASEPORT_DEV === '1',
      lastEnd: marker.lastEnd,
      updateKey: readOptional(join(root, 'resources', 'update-key.pem')),
    },
  };
  const core = createApp(ports);
  const reopening = reopenShown(core);

  async function open(): Promise<PreviewWindow> {
    const pages = join(root, 'out', 'renderer');
    const opened = await openBrowser({ executable, pages, debuggingPort: environment.CASEPORT_TEST_CDP === '1' });
    const { context, page } = opened;
    window = opened;
    disconnect = await connect(reopening.app, context, page, log);
    await lockNavigation(context, page, log);
    forwardConsole(page);
    page.on('close', () => {
      if (window !== opened) return;
      // Nobody is there any more who could save anything.
      window = null;
      void stop();
    });
    // A page that crashed can not be used again; a new window can, and the core still holds every draft.
    page.on('crash', () => {
      reopening.pageCrashed();
      disconnect();
      window = null;
      void opened.close().finally(() => open().then(report));
    });
    page.on('load', () => presence.repeat());
    await page.goto(START_ADDRESS);
    return opened;
  }

  /** Says that the window can be used: at the start, and again for each one that follows a crash. */
  async function report({ page, debuggingAddress }: PreviewWindow): Promise<void> {
    if (environment.CASEPORT_REPORT_READY !== '1') return;
    await reportReady(page, { picture: environment.CASEPORT_WINDOW_PICTURE, cdp: debuggingAddress });
  }

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MILLISECONDS).unref();
    if (window !== null) await core.savePage();
    disconnect();
    await core.stop();
    marker.end();
    notifier.clear();
    await window?.close();
    notifier.stop();
    process.exit(0);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  const [opened] = await Promise.all([open(), core.start()]);
  await report(opened);
}

if (process.argv.includes(PRINT_POLICY)) {
  process.stdout.write(await describePolicy(process.env));
  process.exit(0);
}
const executable = findBrowser();
if (executable === null) {
  process.stderr.write('The preview needs Chromium, Chrome or Edge; CASEPORT_BROWSER may name one.\n');
  process.exit(1);
}
await run(executable);
