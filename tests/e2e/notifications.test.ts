import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { availableHosts, type Driver, type LaunchOptions, type RecordedNotification } from '../support/driver.ts';
import { test, type Workstation } from '../support/workstation.ts';

const USABLE_MILLISECONDS = 1_000;
const TOLD_MILLISECONDS = 20_000;

for (const host of availableHosts()) {
  test.describe(`notifications in ${host}`, () => {
    let desk: Workstation;
    let sandbox: Sandbox;
    let app: Driver;
    let accountId: string;
    let cases: readonly string[];

    test.beforeEach(({ workstation }) => {
      desk = workstation;
      ({ sandbox } = workstation);
    });

    /** Five open cases that the window does not show. */
    async function begin(options: Partial<LaunchOptions> = {}): Promise<void> {
      app = await desk.start({ host, ...options });
      accountId = await connectPage(app.page, sandbox);
      cases = ['a', 'b', 'c', 'd', 'e'].map((name) => sandbox.control.addCase({ status: 'OPEN', externalId: `nb-${name}` }));
      for (const caseId of cases) await callFrom(app.page, 'cases.track', { accountId, caseId });
    }

    function caseAt(index: number): string {
      return cases[index] ?? '';
    }

    /** Wise asks something in these cases, and they are read. */
    async function ask(words: string, ...indexes: readonly number[]): Promise<void> {
      for (const index of indexes) {
        sandbox.control.agentComment({ id: caseAt(index), plainBody: words });
        const { status } = sandbox.control.cases().find((one) => one.id === caseAt(index)) ?? {};
        if (status === 'OPEN') sandbox.control.moveCase({ id: caseAt(index), status: 'PENDING' });
      }
      await Promise.all(indexes.map((index) => callFrom(app.page, 'cases.refresh', { accountId, caseId: caseAt(index) })));
    }

    async function told(count: number): Promise<readonly RecordedNotification[]> {
      await expect.poll(() => app.notifications().length, { timeout: TOLD_MILLISECONDS }).toBe(count);
      return app.notifications();
    }

    /** How many notifications the log says could not be shown. */
    function notShown(): number {
      const file = join(desk.folder, 'profile', 'logs', 'caseport.log');
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.filter((line) => line.includes('"notification"') && line.includes('"shown":false')).length;
    }

    test('say what is asked as plain text, take the place of their own, and open the case in the one window', async () => {
      await begin();
      await callFrom(app.page, 'settings.change', { notifications: { content: 'full' } });
      await ask('Please send the <b>invoice</b> & the date', 0);
      const [first] = await told(1);
      expect(first).toMatchObject({ application: 'Caseport', replaces: 0 });
      expect(first?.summary).toContain(caseAt(0));
      expect(first?.body).toBe('Please send the &lt;b&gt;invoice&lt;/b&gt; &amp; the date');
      await ask('And the address', 0);
      const [, second] = await told(2);
      expect(second?.body).toBe('And the address');
      const tookItsPlace =
        second?.replaces === first?.id ||
        app
          .notificationService()
          .closed()
          .includes(first?.id ?? -1);
      expect(tookItsPlace).toBe(true);

      const raised = await watchWindow(app);
      app.notificationService().click(second?.id ?? -1);
      await expect(thread(app).getByRole('heading', { name: 'nb-a' })).toBeVisible();
      expect(await raised()).toEqual(host === 'electron' ? { windows: 1, shown: 1, visible: true } : { windows: 1 });
    });

    test('four at once are one, and it opens the view where they stand', async () => {
      await begin();
      await ask('A question', 0, 1, 2, 3);
      const [summary] = await told(1);
      expect(summary).toMatchObject({ summary: 'News of your cases', body: '4 cases have news.' });
      app.clickNotification(0);
      const view = app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: /Needs action/ });
      await expect(view).toHaveAttribute('aria-current', /true|page/);
      // One more after them is one of its own.
      await ask('Another', 4);
      await told(2);
      expect(app.notifications()[1]?.body).not.toContain('cases');
    });

    test('a button does what it says', async () => {
      await begin();
      await ask('A question', 0);
      const [notice] = await told(1);
      const button = notice?.actions[(notice?.actions.indexOf('Mark done') ?? 0) - 1];
      expect(notice?.actions).toContain('Mark done');
      app.notificationService().click(notice?.id ?? -1, button);
      await expect
        .poll(async () => (await callFrom(app.page, 'cases.counts', { accountId })).views.done, { timeout: TOLD_MILLISECONDS })
        .toBe(1);
    });

    test('while the desktop asks not to be disturbed nothing is shown', async () => {
      await begin();
      app.notificationService().inhibit(true);
      await ask('A question', 0);
      // The time in which news are gathered, and the answer of the service, pass; another that is allowed comes after it.
      await app.page.waitForTimeout(3_000);
      expect(app.notifications()).toEqual([]);
      app.notificationService().inhibit(false);
      await ask('A question', 1);
      const [notice] = await told(1);
      expect(notice?.body).toContain(caseAt(1));
    });

    test('a service that keeps silent holds nothing up', async () => {
      await begin();
      app.notificationService().setSilent(true);
      await ask('A question', 0);
      await expect.poll(() => app.notificationService().unanswered(), { timeout: TOLD_MILLISECONDS }).toBeGreaterThan(0);
      for (let round = 0; round < 5; round++) {
        const began = Date.now();
        await callFrom(app.page, 'accounts.list', {});
        expect(Date.now() - began).toBeLessThan(USABLE_MILLISECONDS);
        await app.page.waitForTimeout(200);
      }
      await expect.poll(notShown, { timeout: TOLD_MILLISECONDS }).toBe(1);
      app.notificationService().setSilent(false);
      await ask('Another', 1);
      await told(1);
    });

    test('a service that dies and comes back is used again', async () => {
      await begin();
      await ask('A question', 0);
      await told(1);
      app.notificationService().stop();
      await ask('Another', 1);
      await expect.poll(notShown, { timeout: TOLD_MILLISECONDS }).toBe(1);
      await app.startNotifications();
      await ask('A third', 2);
      const [notice] = await told(1);
      expect(notice?.body).toContain(caseAt(2));
    });

    test('without any service the work goes on', async () => {
      await begin({ notifications: false });
      await ask('A question', 0);
      await expect.poll(notShown, { timeout: TOLD_MILLISECONDS }).toBe(1);
      await app.page.getByRole('option', { name: /nb-a/ }).click();
      await expect(thread(app).getByText('A question')).toBeVisible();
      expect(app.complaints()).toEqual([]);
    });
  });
}

function thread(app: Driver) {
  return app.page.getByRole('region', { name: 'Thread' });
}

/** Hides the window where the host can, and then tells how it came back. */
async function watchWindow(app: Driver): Promise<() => Promise<unknown>> {
  const { electron } = app;
  if (electron === null) return async () => ({ windows: app.page.context().pages().length });
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.hide();
    Reflect.set(globalThis, 'timesShown', 0);
    window?.on('show', () => Reflect.set(globalThis, 'timesShown', Number(Reflect.get(globalThis, 'timesShown')) + 1));
  });
  return () =>
    electron.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return { windows: windows.length, shown: Reflect.get(globalThis, 'timesShown'), visible: windows[0]?.isVisible() };
    });
}
