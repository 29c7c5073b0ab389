import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { answerSaveDialogue, connect, track } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

const IMPACT = 'Our agents can not read this case.';
const CANARY = 'Canarysubject';
const REFUSAL = JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', subject: CANARY, message: `no ${CANARY}` });
/** Two seconds after the setting, the page is read for the first time. */
const READ_MILLISECONDS = 15_000;

for (const host of availableHosts()) {
  test.describe(`in ${host}`, () => {
    let folder: string;
    let downloads: string;
    let sandbox: Sandbox;
    let driver: Driver;

    test.beforeEach(async ({ workstation }) => {
      ({ folder, downloads, sandbox } = workstation);
      driver = await workstation.start({ host, env: { PATH: `${mailProgram(folder)}:${process.env.PATH ?? ''}` } });
    });

    test('a failing endpoint, the banner, and a mail with every item that technical support asks for', async () => {
      const { page } = driver;
      await connect(page, sandbox);
      const caseId = sandbox.control.addCase({ status: 'PENDING', subject: CANARY, externalId: 'nb-1' });
      await track(page, caseId);
      await page.getByRole('option', { name: new RegExp(caseId) }).click();

      sandbox.control.openIncident({ name: 'Errors on cases', components: ['🔗 API'], componentStatus: 'partial_outage' });
      await followPage(page, sandbox.statusPageUrl);
      const banner = page.getByRole('complementary', { name: 'Status of Wise' });
      await expect(banner).toContainText('🔗 API: partial outage', { timeout: READ_MILLISECONDS });
      await expect(banner).toContainText('Incident: Errors on cases (investigating)');
      await banner.getByRole('button', { name: 'Details' }).click();
      await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('All Systems Operational');
      await page.getByRole('button', { name: 'Back to the cases' }).click();

      sandbox.control.addFault({ match: { path: `/v1/cases/${caseId}` }, fault: { kind: 'answer', status: 500, body: REFUSAL } });
      await page
        .getByRole('button', { name: /^Read .*now/ })
        .first()
        .click();
      await expect.poll(() => failures(caseId)).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'More about this case' }).click();
      await page.getByRole('menuitem', { name: 'This looks technical…' }).click();

      const form = page.getByRole('region', { name: 'Write the request' });
      await expect(form.getByText('Still missing: the business impact.')).toBeVisible();
      await expect(form.getByRole('button', { name: 'Save as .eml…' })).toBeDisabled();
      await form.getByRole('textbox', { name: 'Business impact' }).fill(IMPACT);
      await expect(form.getByText('Draft saved')).toBeVisible();
      await answerSaveDialogue(driver, path.join(downloads, 'request.eml'));
      await form.getByRole('button', { name: 'Save as .eml…' }).click();
      await expect(form.getByText(/^Saved: /)).toBeVisible();

      const mail = readMail(downloads);
      const traces = sandbox.control
        .requests()
        .filter((request) => request.path === `/v1/cases/${caseId}` && request.status === 500)
        .map((request) => request.traceId);
      expect(mail.headers).toContain('To: api@wise.com');
      expect(mail.headers).toContain('Subject: GET /v1/cases/{caseId} fails with 500');
      expect(mail.headers).toContain('X-Unsent: 1');
      expect(mail.items['API endpoint(s) affected']).toEqual(['GET /v1/cases/{caseId}']);
      expect(mail.items['Business impact']).toEqual([IMPACT]);
      expect(mail.items['x-trace-id examples']?.length).toBeGreaterThan(0);
      for (const line of mail.items['x-trace-id examples'] ?? []) {
        expect(
          traces.some((trace) => trace !== null && line.startsWith(`${trace} (`)),
          line,
        ).toBe(true);
      }
      expect(mail.items.Environment).toEqual(['development']);
      const body = mail.items['API request and response body']?.join('') ?? '';
      expect(body).toContain('"code": "INTERNAL_SERVER_ERROR","subject": "[13 characters removed]","message": "no [removed]"');
      expect(mail.items['Timestamps and duration']?.[0]).toMatch(/^From \d{4}-\d\d-\d\d .* UTC until now, still failing/);
      expect(mail.items['Timestamps and duration']?.[1]).toMatch(/^Duration: under a minute so far$/);
      expect(mail.items['User or profile ids']).toContain(`Case: ${caseId}`);
      for (const words of [CANARY, sandbox.clientSecret]) expect(mail.text).not.toContain(words);

      await form.getByRole('button', { name: 'Open in mail program' }).click();
      await expect(form.getByText(/^Your mail program has it|^The text is too long/)).toBeVisible();
      await expect
        .poll(() => openedMail(folder))
        .toMatch(/^mailto:api@wise\.com\?subject=GET%20%2Fv1%2Fcases%2F%7BcaseId%7D%20fails%20with%20500/);

      await form.getByRole('button', { name: 'I have sent it' }).click();
      const followed = page.getByRole('region', { name: 'Follow the request' });
      await followed.getByRole('button', { name: 'Wise replied' }).click();
      await expect(followed.getByText(/closes in 7[12] h/)).toBeVisible();
      await driver.restart();
      await runCommand(driver.page, 'Technical support');
      await expect(driver.page.getByRole('navigation', { name: 'Requests' }).getByText(/closes in 7[12] h/)).toBeVisible();
      expect(driver.complaints()).toEqual([]);
    });

    test('the guide for emergencies, before any account and after a restart', async () => {
      await driver.page.getByRole('button', { name: 'Emergency guide' }).click();
      const guide = driver.page.getByRole('region', { name: 'Emergency guide' });
      await guide.getByRole('checkbox', { name: /Call the emergency number/ }).check();
      await expect(guide.getByText('Begun just now')).toBeVisible();
      await expect(guide.getByText(/your CSM at Wise gives it to you/)).toBeVisible();
      await driver.restart();
      await driver.page.getByRole('button', { name: 'Emergency guide' }).click();
      await expect(driver.page.getByRole('checkbox', { name: /Call the emergency number/ })).toBeChecked();
      await expect(driver.page.getByRole('checkbox', { name: /voicemail/ })).not.toBeChecked();
      await answerSaveDialogue(driver, path.join(downloads, 'emergency.md'));
      await driver.page.getByRole('button', { name: 'Save the record…' }).click();
      await expect.poll(() => readdirSync(downloads)).toHaveLength(1);
      const text = readFileSync(path.join(downloads, readdirSync(downloads)[0] ?? ''), 'utf8');
      expect(text).toContain('- [x] Call the emergency number: ');
      expect(driver.complaints()).toEqual([]);
    });

    function failures(caseId: string): number {
      return sandbox.control.requests().filter((request) => request.path === `/v1/cases/${caseId}` && request.status === 500)
        .length;
    }
  });
}

async function followPage(page: Page, address: string): Promise<void> {
  await runCommand(page, 'Settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('searchbox', { name: 'Search settings' }).fill('status page');
  await settings.getByRole('textbox', { name: /Status page/ }).fill(address);
  await settings.getByRole('textbox', { name: /Status page/ }).press('Tab');
  await settings.getByRole('button', { name: 'Close' }).click();
}

async function runCommand(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill(name);
  await page.keyboard.press('Enter');
}

/** What the desktop opens a mail with, as a script that writes down what it was given. @returns the folder it is in */
function mailProgram(folder: string): string {
  const programs = path.join(folder, 'bin');
  mkdirSync(programs);
  for (const name of ['xdg-open', 'xdg-email']) {
    const script = `#!/bin/sh\nprintf %s "$1" > '${path.join(folder, 'opened-mail')}'\n`;
    writeFileSync(path.join(programs, name), script, { mode: 0o755 });
  }
  return programs;
}

function openedMail(folder: string): string {
  const file = path.join(folder, 'opened-mail');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A mail file as its headers, and its body by the items of the document. */
function readMail(folder: string): { headers: string; text: string; items: Record<string, string[]> } {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  const [headers = '', body = ''] = readFileSync(path.join(folder, names[0] ?? ''), 'utf8').split('\r\n\r\n');
  const text = Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
  const items = text.split('\n\n').map((block): [string, string[]] => {
    const [title = '', ...lines] = block.split('\n');
    return [title.replace(/:$/, ''), lines.map((line) => line.trim()).filter((line) => line !== '')];
  });
  return { headers, text, items: Object.fromEntries(items) };
}
