import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixture.ts';

const root = join(import.meta.dirname, '..', '..');

/** A call whose handler leaves a trace: had it run, the clipboard would say so. */
const WRITE = "window.caseport.call('clipboard.write', { text: 'written by a page' })";
const UNTOUCHED = 'as it was';

test('a call from another window is refused, and its handler does not run', async ({ driver, main }) => {
  const seen = await main.evaluate(
    async ({ BrowserWindow, clipboard, session }, { preload, write, untouched }) => {
      clipboard.writeText(untouched);
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { session: session.fromPartition('page'), preload, sandbox: true },
      });
      await foreign.loadURL('caseport://app/index.html');
      const code = `${write}.then((reply) => JSON.stringify(reply), (error) => 'rejected: ' + error.message)`;
      const reply: unknown = await foreign.webContents.executeJavaScript(code);
      foreign.destroy();
      return { reply, clipboard: clipboard.readText() };
    },
    { preload: join(root, 'out', 'preload', 'index.cjs'), write: WRITE, untouched: UNTOUCHED },
  );
  expect(seen.reply).toContain('refused: this page may not call Caseport');
  expect(seen.clipboard).toBe(UNTOUCHED);
  // The same call by our own page runs its handler: the trace is a real one.
  await driver.page.evaluate(WRITE);
  expect(await main.evaluate(({ clipboard }) => clipboard.readText())).toBe('written by a page');
});

test('a call from a child frame, a frame that is gone or a foreign address is refused, and no handler runs', async ({
  driver,
  main,
}) => {
  await driver.page.evaluate(() => {
    document.body.append(document.createElement('iframe'));
  });
  const seen = await main.evaluate(async ({ BrowserWindow, clipboard, ipcMain }, untouched) => {
    clipboard.writeText(untouched);
    const top = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame;
    const child = top?.frames[0];
    // A child frame has no preload and so no way to send. What a page that broke out of its cage would send is handed to the
    // listener directly, with the real frame; Electron keeps the listeners in a table that its types do not show.
    const table: unknown = Reflect.get(ipcMain, '_invokeHandlers');
    const listener: unknown = table instanceof Map ? table.get('caseport:call') : null;
    if (top === undefined || child === undefined || typeof listener !== 'function') return null;
    const attempt = async (senderFrame: unknown) => {
      try {
        await listener({ senderFrame }, 'clipboard.write', { text: 'written by a frame' });
        return 'answered';
      } catch (cause) {
        return cause instanceof Error ? cause.message : 'unknown';
      }
    };
    const foreign = { parent: null, url: 'https://example.com/', routingId: top.routingId };
    const refused = [await attempt(child), await attempt(null), await attempt(foreign)];
    const before = clipboard.readText();
    return { refused, before, own: await attempt(top), after: clipboard.readText() };
  }, UNTOUCHED);
  expect(seen).not.toBeNull();
  for (const message of seen?.refused ?? []) expect(message).toContain('refused: this page may not call Caseport');
  expect(seen).toMatchObject({ before: UNTOUCHED, own: 'answered', after: 'written by a frame' });
});

test('a call that is not in the table, or malformed, is answered as such', async ({ driver }) => {
  const replies = await driver.page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'caseport');
    const call: unknown = typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'call') : null;
    if (typeof call !== 'function') return null;
    return Promise.all([call('constructor', {}), call('__proto__', {}), call('app.info', { more: 1 }), call(null, null)]);
  });
  expect(replies).toMatchObject(Array(4).fill({ ok: false, error: { kind: 'bad-request' } }));
});

test('a second start with the same profile ends at once and raises the first', async ({ driver, main }) => {
  const executable = process.env.CASEPORT_ELECTRON ?? '';
  const preload = process.env.CASEPORT_ELECTRON_PRELOAD;
  const userData = await main.evaluate(({ app }) => app.getPath('userData'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  await main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = spawn(executable, [...(preload === undefined ? [] : ['-r', preload]), ...asRoot, '.'], {
    cwd: root,
    env: { ...process.env, CASEPORT_PROFILE: join(userData, '..') },
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  const windows = () =>
    main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isFocused()]));
  await expect.poll(windows).toEqual([[true, true]]);
  await expect(driver.page).toHaveTitle('Caseport');
});

test('the menu reloads nothing and opens no developer tools', async ({ main }) => {
  const roles = await main.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((item) =>
      (item.submenu?.items ?? []).map((entry) => entry.role?.toLowerCase() ?? ''),
    ),
  );
  expect(roles).not.toContain('reload');
  expect(roles).not.toContain('forcereload');
  expect(roles).not.toContain('toggledevtools');
  const opened = await main.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return contents?.isDevToolsOpened() ?? true;
  });
  expect(opened).toBe(false);
});

test('a page that crashes begins again', async ({ main }) => {
  await main.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return;
    const loadedAgain = new Promise<void>((resolve) => {
      contents.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()));
    });
    contents.forcefullyCrashRenderer();
    await loadedAgain;
  });
  // Read from the main process: Playwright's own page ended with the crash.
  const text = () =>
    main.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScriptInIsolatedWorld(7, [{ code: 'document.body.innerText' }]),
    );
  await expect.poll(text).toContain('Try the demo');
});
