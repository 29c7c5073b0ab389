import { expect } from '@playwright/test';
import { test } from './fixture.ts';

const START_ADDRESS = 'caseport://app/index.html';

/** Every way out that other applications were led through. */
const HOSTILE = [
  'https://example.com/',
  'http://example.com/',
  'https://app/index.html',
  'caseport://other/index.html',
  'caseport://app.example.com/',
  'caseport://user@app/index.html',
  'caseport://app:8080/index.html',
  'caseport:app',
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'javascript:void(document.title="run")',
  'data:text/html,<p>out</p>',
  'blob:caseport://app/0',
  'about:blank',
  'about:srcdoc',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:https://example.com/',
  'filesystem:https://example.com/temporary/x',
  'ws://example.com/',
  'ftp://example.com/',
  'smb://example.com/share',
  'ms-msdt:/id',
  'mailto:a@example.com',
  'tel:+441234567',
  'intent://scan/#Intent;end',
  '//example.com/',
  '\\\\example.com\\share',
];

test('no hostile address is navigated to', async ({ driver }) => {
  const { page } = driver;
  for (const address of HOSTILE) {
    await page
      .evaluate((target) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.remove();
        location.assign(URL.canParse(target) ? target : '/');
      }, address)
      .catch(() => undefined);
    await expect.poll(() => page.url(), address).toMatch(/^caseport:\/\/app\//);
  }
  expect(page.url()).toBe(START_ADDRESS);
  expect(await page.title()).toBe('Caseport');
});

test('no window is opened', async ({ driver, main }) => {
  const opened = await driver.page.evaluate(
    (addresses) => addresses.filter((address) => window.open(address) !== null),
    HOSTILE.filter((address) => URL.canParse(address)),
  );
  expect(opened).toEqual([]);
  expect(await main.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('no webview is attached and no frame loads', async ({ driver, main }) => {
  await driver.page.evaluate(() => {
    for (const name of ['webview', 'iframe', 'frame', 'portal']) {
      const element = document.createElement(name);
      element.setAttribute('src', 'https://example.com/');
      document.body.append(element);
    }
  });
  expect(driver.page.frames().filter((frame) => frame.url().includes('example.com'))).toEqual([]);
  expect(await main.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('nothing is downloaded', async ({ driver, main }) => {
  const downloads = await main.evaluate(async ({ session }) => {
    const seen: string[] = [];
    session.fromPartition('page').on('will-download', (_event, item) => item.on('done', (_done, state) => seen.push(state)));
    session.fromPartition('page').downloadURL('caseport://app/index.html');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return seen;
  });
  expect(downloads.filter((state) => state === 'completed')).toEqual([]);
  expect(driver.page.url()).toBe(START_ADDRESS);
});
