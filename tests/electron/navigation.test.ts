import { expect } from '@playwright/test';
import { HOSTILE_ADDRESSES as HOSTILE } from '../support/hostile-addresses.ts';
import { test } from './fixture.ts';

const START_ADDRESS = 'caseport://app/index.html';

test('no hostile address is stayed at', async ({ driver, main }) => {
  const shown = () =>
    main.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents === undefined || contents.isLoading() ? null : [contents.getURL(), contents.getTitle()];
    });
  for (const address of HOSTILE) {
    const code = `{ const link = document.createElement('a'); link.href = ${JSON.stringify(address)}; document.body.append(link); link.click(); link.remove();
      try { location.assign(${JSON.stringify(address)}); } catch { /* No address at all. */ } true }`;
    await main.evaluate(({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text), code);
    await expect.poll(shown, address).toEqual([START_ADDRESS, 'Caseport']);
  }
  const text = await main.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
  );
  expect(text).toContain('Wise');
  expect(driver.host).toBe('electron');
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
  const download = await main.evaluate(async ({ session }) => {
    const pages = session.fromPartition('page');
    // Told after the host's own listener, so it sees what that one decided.
    const begun = new Promise<{ prevented: boolean; savedTo: string }>((resolve) =>
      pages.once('will-download', (event, item) => resolve({ prevented: event.defaultPrevented, savedTo: item.getSavePath() })),
    );
    pages.downloadURL('caseport://app/index.html');
    return begun;
  });
  expect(download).toEqual({ prevented: true, savedTo: '' });
  expect(driver.page.url()).toBe(START_ADDRESS);
});
