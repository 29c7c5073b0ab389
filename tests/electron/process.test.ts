import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixture.ts';

const root = join(import.meta.dirname, '..', '..');

test('a call from another window is refused, and its handler does not run', async ({ main }) => {
  const answer = await main.evaluate(
    async ({ BrowserWindow, session }, preload) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { session: session.fromPartition('page'), preload, sandbox: true },
      });
      await foreign.loadURL('caseport://app/index.html');
      const code =
        "window.caseport.call('app.info', {}).then((reply) => JSON.stringify(reply), (error) => 'rejected: ' + error.message)";
      const reply: unknown = await foreign.webContents.executeJavaScript(code);
      foreign.destroy();
      return reply;
    },
    join(root, 'out', 'preload', 'index.cjs'),
  );
  expect(answer).toContain('refused: this page may not call Caseport');
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
  const second = spawn(executable, [...(preload === undefined ? [] : ['-r', preload]), ...asRoot, '.'], {
    cwd: root,
    env: { ...process.env, CASEPORT_PROFILE: join(userData, '..') },
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  expect(await main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
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
  const text = await main.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return null;
    const loadedAgain = new Promise<void>((resolve) => {
      contents.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()));
    });
    contents.forcefullyCrashRenderer();
    await loadedAgain;
    // The page asks the core before it shows anything.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const read: unknown = await contents.executeJavaScriptInIsolatedWorld(7, [{ code: 'document.body.innerText' }]);
    return read;
  });
  expect(text).toContain('Wise');
});
