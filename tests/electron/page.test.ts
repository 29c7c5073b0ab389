import { expect } from '@playwright/test';
import { CONTENT_SECURITY_POLICY } from '../../src-main/content-security-policy.ts';
import { test } from './fixture.ts';

const START_ADDRESS = 'caseport://app/index.html';

test('the page is sandboxed, isolated and knows no Node', async ({ driver, main }) => {
  const preferences = await main.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has it, its types do not: what Chromium was really given, not what the window asked for.
    const read: unknown = contents === undefined ? null : Reflect.get(contents, 'getLastWebPreferences');
    return typeof read === 'function' ? read.call(contents) : null;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  const globals = await driver.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global'].map((name) => typeof Reflect.get(window, name)),
  );
  expect(globals).toEqual(Array(5).fill('undefined'));
});

test('the bridge is all that is exposed: two functions, and an undo that returns nothing', async ({ driver }) => {
  const graph = await driver.page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'caseport');
    if (typeof bridge !== 'object' || bridge === null) return null;
    const members = Object.entries(bridge).map(([name, value]) => [name, typeof value]);
    const on: unknown = Reflect.get(bridge, 'on');
    const undo: unknown = typeof on === 'function' ? on('app.changed', () => undefined) : null;
    const returned: unknown = typeof undo === 'function' ? undo() : null;
    return { members: members.sort(), frozen: Object.isFrozen(bridge), undo: typeof undo, returned };
  });
  expect(graph).toEqual({
    members: [
      ['call', 'function'],
      ['on', 'function'],
    ],
    frozen: true,
    undo: 'function',
    returned: undefined,
  });
});

test('a polluted prototype of the page does not reach the bridge', async ({ driver }) => {
  const answer = await driver.page.evaluate(async () => {
    const bridge: unknown = Reflect.get(window, 'caseport');
    const ask: unknown = typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'call') : null;
    if (typeof ask !== 'function') return null;
    const { push } = Array.prototype;
    const { call, apply } = Function.prototype;
    let stolen = 0;
    const steal = () => {
      stolen += 1;
      return 0;
    };
    Array.prototype.push = steal;
    Function.prototype.call = steal;
    Function.prototype.apply = steal;
    const asked = ask('app.info', {});
    // Put back before Playwright, which lives in the same world, needs them.
    Array.prototype.push = push;
    Function.prototype.call = call;
    Function.prototype.apply = apply;
    return { stolen, reply: await asked };
  });
  expect(answer).toMatchObject({ stolen: 0, reply: { ok: true, value: { name: 'Caseport', host: 'electron' } } });
});

test('the policy is sent with the page, to the letter, and again after a reload', async ({ driver }) => {
  for (let round = 0; round < 2; round += 1) {
    const response = await driver.page.reload();
    expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  }
  const refused = await driver.page.evaluate(async () => {
    const tried: string[] = [];
    const attempt = async (what: string, work: () => unknown) => {
      try {
        await work();
        tried.push(what);
      } catch {
        // Refused, as it should be.
      }
    };
    await attempt('connection', () => fetch('https://example.com/'));
    // In a task of its own: what Playwright calls directly may evaluate text, policy or not.
    await attempt('evaluation', async () => {
      const evaluated = await new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(Reflect.get(window, 'eval')('1'));
          } catch (cause) {
            reject(cause);
          }
        });
      });
      return evaluated;
    });
    await attempt('markup', () => Reflect.set(document.body, 'innerHTML', '<p>'));
    await attempt('policy', () => Reflect.get(window, 'trustedTypes').createPolicy('other', {}));
    return tried;
  });
  expect(refused).toEqual([]);
});

const OUTSIDE = [
  'caseport://app/../package.json',
  'caseport://app/..%2f..%2fpackage.json',
  'caseport://app/%2e%2e/%2e%2e/package.json',
  'caseport://app/%252e%252e/package.json',
  'caseport://app/..\\..\\package.json',
  'caseport://app/..%5c..%5cpackage.json',
  'caseport://app/index.html%00.png',
  'caseport://app//etc/passwd',
  'caseport://app/index.html/../../main/index.cjs',
  'caseport://other/index.html',
];

test('the scheme serves nothing outside the built page', async ({ main }) => {
  const answers = await main.evaluate(async ({ session }, addresses) => {
    const pages = session.fromPartition('page');
    return Promise.all(
      addresses.map((address) =>
        pages.fetch(address).then(
          async (response) => [address, response.status, (await response.text()).slice(0, 20)],
          () => [address, 404, 'not found'],
        ),
      ),
    );
  }, OUTSIDE);
  expect(answers).toEqual(OUTSIDE.map((address) => [address, 404, 'not found']));
});

test('every permission is denied, asked or looked up', async ({ driver }) => {
  const states = await driver.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
      'screen-wake-lock',
      'storage-access',
      'local-fonts',
      'window-management',
    ];
    const asked: [string, string][] = [];
    for (const name of names) {
      const state = await navigator.permissions.query({ name: name as PermissionName }).then(
        (answer) => answer.state,
        () => 'unknown',
      );
      asked.push([name, state]);
    }
    asked.push(['ask for notifications', await Notification.requestPermission()]);
    asked.push([
      'ask for the position',
      await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      ),
    ]);
    asked.push([
      'ask for media',
      await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    ]);
    asked.push([
      'read the clipboard',
      await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
    ]);
    return asked;
  });
  expect(states.filter(([, state]) => state === 'granted' || state === 'prompt')).toEqual([]);
});

test('the page keeps its address', async ({ driver }) => {
  expect(driver.page.url()).toBe(START_ADDRESS);
  expect(driver.complaints()).toEqual([]);
});
