import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { z } from 'zod';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { CONSOLE_PREFIX } from '../../src-preview/console.ts';

export type HostName = 'preview' | 'electron';

/** One running host, from its start to its end. */
export type RunningHost = {
  readonly page: Page;
  readonly electron: ElectronApplication | null;
  /** Asks it to end, as closing its window would, and waits. */
  quit(): Promise<void>;
  /** kill -9, and waits. */
  kill(): Promise<void>;
};

const projectFolder = join(import.meta.dirname, '..', '..');
/**
 * Holds Electron's `ready` back until Playwright is connected. Playwright adds it only to an Electron that it found itself;
 * without it a window that opens while Playwright attaches is sometimes waited for in vain.
 */
export const electronLoader = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib',
  'server',
  'electron',
  'loader.js',
);

const START_LIMIT_MILLISECONDS = 30_000;
const QUIT_LIMIT_MILLISECONDS = 15_000;

/** The hosts that can run here. `npm test` finds an Electron and names it by CASEPORT_ELECTRON. */
export function availableHosts(): readonly HostName[] {
  const executable = process.env.CASEPORT_ELECTRON;
  return [
    ...(findBrowser() === null ? [] : (['preview'] as const)),
    ...(executable !== undefined && existsSync(executable) ? (['electron'] as const) : []),
  ];
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function quitOrKill(child: ChildProcess, ask: () => void): Promise<void> {
  ask();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, QUIT_LIMIT_MILLISECONDS);
  await exited(child);
  clearTimeout(timer);
  if (late) throw new Error(`the host did not quit within ${QUIT_LIMIT_MILLISECONDS / 1_000} s`);
}

const ReadyLine = z.object({ ready: z.literal(true), cdp: z.string() });

function readyLine(text: string): z.output<typeof ReadyLine> | null {
  try {
    return ReadyLine.parse(JSON.parse(text));
  } catch {
    // Some other line of output.
    return null;
  }
}

/** Where the page can be reached: each window that opens says it in one line, so the one after a crash does as well. */
function debuggingAddresses(child: ChildProcess, printed: () => string): () => Promise<string> {
  const said: string[] = [];
  let told = (): void => undefined;
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyLine(line);
      if (ready === null) return;
      said.push(ready.cdp);
      told();
    });
  }
  return () =>
    new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the preview host opened no window: ${why}\n${printed()}`));
      const timer = setTimeout(() => fail('it was not ready in time'), START_LIMIT_MILLISECONDS);
      child.once('exit', (code) => fail(`it ended with code ${code}`));
      told = () => {
        const address = said.shift();
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      };
      told();
    });
}

async function pageAt(address: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the preview host has no page');
  return page;
}

/** Starts the preview host in a process of its own, so that it can be killed for real. */
export async function startPreview(
  environment: NodeJS.ProcessEnv,
  complain: (text: string) => void,
): Promise<RunningHost & { reopened(): Promise<Page> }> {
  const child = spawn(process.execPath, [join(projectFolder, 'src-preview', 'main.ts')], {
    cwd: projectFolder,
    env: { ...environment, CASEPORT_TEST_CDP: '1', CASEPORT_REPORT_READY: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    printed += `${line}\n`;
    if (line.startsWith(CONSOLE_PREFIX)) complain(line.slice(CONSOLE_PREFIX.length));
  });
  const nextAddress = debuggingAddresses(child, () => printed);
  let page: Page;
  try {
    page = await pageAt(await nextAddress());
  } catch (cause) {
    child.kill('SIGKILL');
    throw cause;
  }
  return {
    page,
    electron: null,
    reopened: async () => pageAt(await nextAddress()),
    quit: () => quitOrKill(child, () => child.kill('SIGTERM')),
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
  };
}

/** What an Electron needs before it runs the application: the product from this folder. */
export function electronArguments(environment: NodeJS.ProcessEnv): string[] {
  const preload = environment.CASEPORT_ELECTRON_PRELOAD;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...(preload === undefined || preload === '' ? [] : ['-r', preload]), ...asRoot, '.'];
}

/** Starts Electron once more beside one that runs, as a desktop does with a link, and waits until it has ended. */
export async function startElectronAgain(profile: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(process.env.CASEPORT_ELECTRON ?? '', [...electronArguments(process.env), ...args], {
    cwd: projectFolder,
    env: { ...process.env, CASEPORT_PROFILE: profile, NODE_OPTIONS: undefined },
    stdio: 'ignore',
  });
  await quitOrKill(child, () => undefined);
  return child.exitCode;
}

/**
 * Starts Electron twice at the same moment, and waits until one of the two has given way.
 * @returns the codes of those that ended, how many stayed, and what ends them
 */
export async function startTwice(profile: string): Promise<{
  readonly ended: readonly (number | null)[];
  readonly stayed: number;
  stop(): Promise<void>;
}> {
  const children = [0, 1].map(() =>
    spawn(process.env.CASEPORT_ELECTRON ?? '', electronArguments(process.env), {
      cwd: projectFolder,
      env: { ...process.env, CASEPORT_PROFILE: profile, NODE_OPTIONS: undefined },
      stdio: 'ignore',
    }),
  );
  await Promise.race(children.map(exited));
  const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
  return {
    ended: children.filter((child) => !isRunning(child)).map((child) => child.exitCode),
    stayed: children.filter(isRunning).length,
    async stop() {
      await Promise.all(children.map((child) => quitOrKill(child, () => child.kill('SIGTERM'))));
    },
  };
}

/** Starts the real Electron that CASEPORT_ELECTRON names; CASEPORT_ELECTRON_PRELOAD is what an older one needs before it. */
export async function startElectron(
  environment: NodeJS.ProcessEnv,
  complain: (text: string) => void,
  args: readonly string[] = [],
): Promise<RunningHost> {
  const application = await electron.launch({
    executablePath: environment.CASEPORT_ELECTRON ?? '',
    args: ['-r', electronLoader, ...electronArguments(environment), ...args],
    cwd: projectFolder,
    env: Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    timeout: START_LIMIT_MILLISECONDS,
  });
  application.context().on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  application.context().on('weberror', (error) => complain(error.error().message));
  const page = await application.firstWindow();
  const child = application.process();
  return {
    page,
    electron: application,
    quit: () => quitOrKill(child, () => child.kill('SIGTERM')),
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
  };
}
