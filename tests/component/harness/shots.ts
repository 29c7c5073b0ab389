import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { LIST_SHOTS } from './list-shots.ts';
import { look } from './look.ts';
import { openHarness } from './open.ts';
import { READING_SHOTS } from './reading-shots.ts';
import { REGISTER_SHOTS } from './register-shots.ts';
import { REPLY_SHOTS } from './reply-shots.ts';
import { SETTINGS_SHOTS } from './settings-shots.ts';
import type { Shot } from './shot.ts';
import { DOCS_SHOTS } from './states.ts';
import { SUPPORT_SHOTS } from './support-shots.ts';

// node tests/component/harness/shots.ts [folder] [name …]: pictures of the screens over fake worlds, for looking at.
// node tests/component/harness/shots.ts --docs [folder] [name …]: those of docs/screenshots.

const openFirst = async (page: Page) => page.getByRole('option').first().click();
const dark = async (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));

const SHOTS: readonly Shot[] = [
  ...REGISTER_SHOTS,
  ...READING_SHOTS,
  ...REPLY_SHOTS,
  ...LIST_SHOTS,
  ...SETTINGS_SHOTS,
  ...SUPPORT_SHOTS,
  { name: 'inbox-light', world: 'draft', act: openFirst },
  {
    name: 'inbox-dark',
    world: 'draft',
    async act(page) {
      await openFirst(page);
      await dark(page);
    },
  },
  {
    name: 'offline-and-review',
    world: 'offline',
    async act(page) {
      await page.getByRole('navigation', { name: 'Views' }).getByText('All cases').click();
      await page.getByRole('option', { name: /Transfer held/ }).click();
    },
  },
  {
    name: 'rejected-dark',
    world: 'offline',
    async act(page) {
      await page.getByRole('navigation', { name: 'Views' }).getByText('With Wise').click();
      await openFirst(page);
      await dark(page);
    },
  },
  {
    name: 'outbox',
    world: 'offline',
    act: async (page) => page.getByRole('navigation', { name: 'Views' }).getByText('Outbox').click(),
  },
  { name: 'first-run', world: 'first-run' },
  {
    name: 'connect-errors',
    world: 'first-run-memory',
    async act(page) {
      await page.getByRole('button', { name: 'Connect to Wise' }).click();
      await page.getByLabel('Client id', { exact: true }).fill('has space');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
    },
  },
  {
    name: 'connect-refused',
    world: 'first-run-memory',
    async act(page) {
      await page.evaluate(() =>
        window.fake?.fail('accounts.connect', {
          kind: 'not-reached',
          why: 'tls',
          host: 'api.wise-sandbox.com',
          detail: 'self-signed certificate',
        }),
      );
      await page.getByRole('button', { name: 'Connect to Wise' }).click();
      await page.getByLabel('Label').fill('Northbank');
      await page.getByLabel('Client id', { exact: true }).fill('client');
      await page.getByLabel('Client secret').fill('secret');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'locked', world: 'locked' },
  { name: 'empty', world: 'empty' },
  {
    name: 'new-case',
    world: 'inbox',
    async act(page) {
      await page.getByRole('button', { name: 'New case' }).click();
      await page.getByLabel('Subject').fill('Payout to DE89 3704 0044 0532 0130 00 for jane@example.com');
      await page.getByLabel('User id').fill('12x');
      await page.getByRole('button', { name: /Create/ }).click();
      await page.waitForTimeout(500);
    },
  },
  { name: 'palette', world: 'inbox', act: async (page) => page.keyboard.press('Control+k') },
  { name: 'cheat-sheet', world: 'inbox', act: async (page) => page.keyboard.press('?') },
  { name: 'track', world: 'inbox', act: async (page) => page.keyboard.press('t') },
  {
    name: 'search',
    world: 'inbox',
    async act(page) {
      await page.getByRole('searchbox', { name: 'Search cases' }).fill('batch 2231');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'many',
    world: 'many',
    async act(page) {
      await page.getByRole('navigation', { name: 'Views' }).getByText('All cases').click();
      await page.getByRole('listbox', { name: 'Cases' }).evaluate((list) => list.scrollTo({ top: 400_000 }));
      await page.waitForTimeout(400);
    },
  },
  { name: 'long-thread', world: 'long', act: openFirst },
  { name: 'strange', world: 'strange', act: openFirst },
  { name: 'long-line', world: 'long', act: async (page) => page.getByRole('option').nth(1).click() },
  {
    name: 'creating',
    world: 'inbox',
    async act(page) {
      await page.keyboard.press('g');
      await page.getByText('Creating').click();
      await openFirst(page);
    },
  },
  {
    name: 'closed',
    world: 'inbox',
    act: async (page) =>
      page
        .getByText('Closed')
        .click()
        .then(() => openFirst(page)),
  },
  { name: 'narrow-900', world: 'draft', width: 900, height: 760, act: openFirst },
  { name: 'narrow-600-list', world: 'draft', width: 600, height: 800 },
  { name: 'narrow-600-thread', world: 'draft', width: 600, height: 800, act: openFirst },
  {
    name: 'link',
    world: 'inbox',
    async act(page) {
      await openFirst(page);
      await page.getByRole('link', { name: 'list of accepted documents' }).click();
    },
  },
  {
    name: 'account-menu',
    world: 'offline',
    async act(page) {
      await page.getByRole('button', { name: /^Account/ }).click();
    },
  },
];

const given = process.argv.slice(2);
const docs = given[0] === '--docs';
const all = docs ? DOCS_SHOTS : SHOTS;
const [folder = docs ? join(import.meta.dirname, '../../../docs/screenshots') : '/tmp/caseport-shots', ...names] = docs
  ? given.slice(1)
  : given;
const outDir = join(tmpdir(), 'caseport-harness');
await mkdir(folder, { recursive: true });
const harness = await openHarness(outDir);
let bad = 0;
for (const shot of all.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const { page, complaints } = await look(harness, shot);
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
  if (complaints.length > 0) bad++;
  console.log(shot.name, complaints.length === 0 ? 'ok' : complaints);
  await page.close();
}
await harness.close();
process.exitCode = bad === 0 ? 0 : 1;
