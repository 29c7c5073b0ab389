import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { availableHosts } from '../support/driver.ts';
import { fillConnectForm, openView } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

const artifacts = path.join(import.meta.dirname, '..', '..', 'artifacts');
const SENT_MILLISECONDS = 30_000;

/** Words that must not be found in any file of the profile. */
const CANARY = 'zanzibarquartz';

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    test.beforeEach(() => {
      mkdirSync(artifacts, { recursive: true });
    });

    test('from first run to an answered case, offline and back', async ({ workstation }) => {
      const { sandbox } = workstation;
      const app = await workstation.start({ host });
      let step = 0;
      const picture = async (name: string) => {
        step += 1;
        await app.page.screenshot({ path: path.join(artifacts, `${host}-${String(step).padStart(2, '0')}-${name}.png`) });
      };

      // A wrong secret and an address where nobody listens each say so; nothing is saved.
      await expect(app.page.getByRole('heading', { name: 'Your Wise partner cases, in one place' })).toBeVisible();
      await picture('first-run');
      await app.page.getByRole('button', { name: 'Connect to Wise' }).click();
      await fillConnectForm(app.page, { baseUrl: 'http://127.0.0.1:9', clientId: sandbox.clientId, clientSecret: 'wrong' });
      await app.page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(app.page.getByRole('dialog').getByRole('alert')).toContainText(/refused/i);
      await picture('nobody-listens');
      await app.page.getByLabel('Base URL').fill(sandbox.baseUrl);
      await app.page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(app.page.getByRole('dialog').getByRole('alert')).toContainText(/secret/i);
      await picture('wrong-secret');
      await app.page.getByLabel('Client secret').fill(sandbox.clientSecret);
      await app.page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(app.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
      await picture('empty-inbox');

      // A new case.
      await app.page.getByRole('button', { name: 'New case' }).first().click();
      await app.page.getByLabel('Subject').fill('Transfer held: beneficiary name differs');
      await app.page.getByLabel('User id').fill('1234');
      await app.page.getByLabel('Transfer id').fill('58114690');
      await app.page.getByLabel('Description').fill('The transfer is held since yesterday. What do you need from us?');
      await picture('new-case');
      await app.page.getByRole('button', { name: 'Create case' }).click();
      await expect.poll(() => sandbox.control.ledger().length, { timeout: SENT_MILLISECONDS }).toBe(1);
      const created = sandbox.control.ledger()[0]?.caseId ?? '';
      await openView(app.page, 'All cases');
      await expect(app.page.getByRole('option', { name: /Transfer held/ })).toBeVisible();

      // An existing one, by its id.
      const existing = sandbox.control.addCase({
        status: 'PENDING',
        externalId: 'nb-88123',
        comments: [
          {
            author: 'WISE_AGENT',
            plainBody: `Please send the **statement** of ${CANARY}.\n\n| Sent | Holder |\n| --- | --- |\n| ACME | ACME Ltd |`,
          },
        ],
      });
      await app.page.getByRole('button', { name: 'Track case' }).first().click();
      await app.page.getByLabel('Case id').fill('not a number');
      await app.page.getByRole('button', { name: 'Track', exact: true }).click();
      await expect(app.page.getByText(/whole number/)).toBeVisible();
      await app.page.getByLabel('Case id').fill(existing);
      await app.page.getByRole('button', { name: 'Track', exact: true }).click();
      const thread = app.page.getByRole('region', { name: 'Thread' });
      await expect(thread.getByRole('table')).toBeVisible();
      await expect(thread.locator('strong', { hasText: 'statement' })).toBeVisible();
      await picture('thread');

      // Wise asks: a notification, and a click on it opens that case.
      sandbox.control.moveCase({ id: created, status: 'OPEN' });
      await expect.poll(() => statusShown(app.page, created), { timeout: SENT_MILLISECONDS }).toContain('OPEN');
      sandbox.control.agentComment({ id: created, plainBody: 'Which account is it?', status: 'PENDING' });
      await expect.poll(() => app.notifications().length, { timeout: 60_000 }).toBeGreaterThan(0);
      expect(app.notifications().at(-1)).toMatchObject({ summary: 'Wise needs an answer', body: `Case ${created}` });
      app.clickNotification(app.notifications().length - 1);
      await expect(thread.getByRole('heading', { name: 'Transfer held: beneficiary name differs' })).toBeVisible();
      await expect(thread.getByText('Which account is it?')).toBeVisible();
      await picture('opened-from-notification');

      // A reply, previewed, sent, seen on the server.
      const reply = app.page.getByRole('textbox', { name: 'Reply' });
      await reply.fill('It is account **04412876**.');
      await app.page.getByRole('button', { name: 'Preview' }).click();
      await expect(app.page.locator('strong', { hasText: '04412876' })).toBeVisible();
      await picture('preview');
      await app.page.getByRole('button', { name: 'Write' }).click();
      await app.page.getByRole('button', { name: 'Send reply' }).click();
      await expect(app.page.getByRole('button', { name: 'Undo send' })).toBeVisible();
      await picture('undo');
      await expect
        .poll(() => sandbox.control.ledger().map((entry) => entry.kind), { timeout: SENT_MILLISECONDS })
        .toEqual(['creation', 'comment']);
      await expect(entryWith(app.page, '04412876').getByText('Seen at Wise')).toBeVisible({ timeout: SENT_MILLISECONDS });
      await picture('delivered');

      // Quit, cut the network, start again: it is all there, with its age; a reply written now waits.
      await app.quit();
      for (const file of filesBelow(path.join(workstation.folder, 'profile')))
        expect(readFileSync(file).includes(CANARY), file).toBe(false);
      await sandbox.control.cutNetwork();
      const again = await workstation.start({ host });
      await openView(again.page, 'All cases');
      await again.page.getByRole('option', { name: /nb-88123/ }).click();
      await expect(again.page.getByRole('region', { name: 'Thread' }).getByText(CANARY)).toBeVisible();
      await expect(again.page.getByRole('status', { name: 'Sync state' })).toContainText('Offline', {
        timeout: SENT_MILLISECONDS,
      });
      await again.page.getByRole('textbox', { name: 'Reply' }).fill('Written without a network.');
      await again.page.getByRole('button', { name: 'Send reply' }).click();
      await again.page.screenshot({ path: path.join(artifacts, `${host}-12-offline.png`) });
      await sandbox.control.restoreNetwork();
      await expect
        .poll(() => sandbox.control.ledger().filter((entry) => entry.text === 'Written without a network.').length, {
          timeout: 90_000,
        })
        .toBe(1);
      await expect(entryWith(again.page, 'Written without a network.').getByText('Seen at Wise')).toBeVisible({
        timeout: SENT_MILLISECONDS,
      });
      await again.page.screenshot({ path: path.join(artifacts, `${host}-13-sent-after-offline.png`) });
      expect([...app.complaints(), ...again.complaints()]).toEqual([]);
    });

    test('a draft survives kill -9', async ({ workstation }) => {
      const { sandbox } = workstation;
      const app = await workstation.start({ host });
      const caseId = sandbox.control.addCase({
        status: 'PENDING',
        comments: [{ author: 'WISE_AGENT', plainBody: 'A question' }],
      });
      await app.page.getByRole('button', { name: 'Connect to Wise' }).click();
      await fillConnectForm(app.page, sandbox);
      await app.page.getByRole('button', { name: 'Connect', exact: true }).click();
      await app.page.getByRole('button', { name: 'Track case' }).first().click();
      await app.page.getByLabel('Case id').fill(caseId);
      await app.page.getByRole('button', { name: 'Track', exact: true }).click();
      await app.page.getByRole('textbox', { name: 'Reply' }).pressSequentially('Half a sentence');
      await expect(app.page.getByText('Draft saved')).toBeVisible();
      await app.kill();
      await app.restart();
      await openView(app.page, 'All cases');
      await app.page.getByRole('option', { name: new RegExp(caseId) }).click();
      await expect(app.page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half a sentence');
      expect(sandbox.control.ledger()).toEqual([]);
    });

    test('the demo moves by itself', async ({ workstation }) => {
      const driver = await workstation.start({ host, dev: false });
      await driver.page.getByRole('button', { name: 'Try the demo' }).click();
      await expect(driver.page.getByRole('option').first()).toBeVisible();
      await openView(driver.page, 'All cases');
      await expect(driver.page.getByRole('option')).toHaveCount(12);
      await driver.page.screenshot({ path: path.join(artifacts, `${host}-demo.png`) });
      expect(driver.complaints()).toEqual([]);
    });

    test('without a keychain it opens, says that nothing is kept, and keeps nothing', async ({ workstation }) => {
      const driver = await workstation.start({ host, dev: false, keyring: false });
      await driver.page.getByRole('button', { name: 'Try the demo' }).click();
      await expect(driver.page.getByRole('option').first()).toBeVisible();
      await expect(driver.page.getByRole('complementary', { name: 'Nothing is kept' })).toBeVisible();
      await driver.page.screenshot({ path: path.join(artifacts, `${host}-memory-only.png`) });
      await driver.restart();
      await expect(driver.page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
      expect(filesBelow(path.join(workstation.folder, 'profile')).filter((file) => file.endsWith('.db'))).toEqual([]);
    });
  });
}

/** One entry of the thread, by words in it. */
function entryWith(page: Page, words: string) {
  return page.getByRole('region', { name: 'Thread' }).getByRole('article').filter({ hasText: words });
}

async function statusShown(page: Page, caseId: string): Promise<string> {
  return (await page.getByRole('option', { name: new RegExp(caseId) }).textContent()) ?? '';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => lstatSync(file).isFile());
}
