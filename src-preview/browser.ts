import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  const folder = mkdtempSync(join(folderInMemory(), 'caseport-preview-'));
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
    if (request.method() !== 'GET' || !isOurs(request.url())) return route.abort('blockedbyclient');
    // Another document than the page itself is a navigation, and the page stays where it is.
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
