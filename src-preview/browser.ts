import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { readPageFile } from '../src-main/page-files.ts';
import { isOurs } from './origin.ts';

export type PreviewWindow = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where tests reach the page; null unless asked for. */
  readonly debuggingAddress: string | null;
  close(): Promise<void>;
};

const WINDOW_SIZE = '1280,820';

const SWITCHES = [
  '--app=data:text/html,<title>Caseport</title>',
  `--window-size=${WINDOW_SIZE}`,
  '--class=Caseport',
  '--deny-permission-prompts',
  '--block-new-web-contents',
  // The page has no business on any network: no name resolves, no proxy is asked.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-sync',
  '--disable-quic',
  '--disable-notifications',
  '--disable-gpu',
  '--disk-cache-size=1',
];

/**
 * Opens Chromium, Chrome or Edge as an application window and serves the built page to it. It is driven over a pipe, so no
 * port listens; tests ask for one by `debuggingPort`. What it keeps for itself could hold words of cases: it ends with the
 * window, and lies in memory where the system offers that.
 */
export async function openBrowser(options: {
  readonly executable: string;
  readonly pages: string;
  readonly debuggingPort: boolean;
}): Promise<PreviewWindow> {
  sweep(folderInMemory());
  const folder = mkdtempSync(join(folderInMemory(), `${FOLDER_NAME}${process.pid}-`));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: options.executable,
    headless: false,
    // Chromium refuses to run its sandbox as root. Only this development host ever runs as root.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    // All others are denied. This one lets the host write the clipboard, which it can do only through the page.
    permissions: ['clipboard-write'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: options.debuggingPort ? [...SWITCHES, '--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'] : SWITCHES,
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'GET' || !isOurs(request.url())) {
      // An answer without content makes Chromium stay where it is; an error would replace the page.
      return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
    }
    const file = await readPageFile(options.pages, request.url());
    return route.fulfill({ status: file.status, headers: { ...file.headers }, body: file.body });
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    debuggingAddress: options.debuggingPort ? debuggingAddress(folder) : null,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function debuggingAddress(folder: string): string {
  const [port] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

const SHARED_MEMORY = '/dev/shm';

function folderInMemory(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    return SHARED_MEMORY;
  } catch {
    return tmpdir();
  }
}

const FOLDER_NAME = 'caseport-preview-';

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Another person's process: alive, and not ours to touch.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Removes what hosts that were killed left behind; each folder bears the number of the process it belongs to. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(FOLDER_NAME) ? Number(name.slice(FOLDER_NAME.length).split('-')[0]) : Number.NaN;
    if (Number.isInteger(pid) && !lives(pid)) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
