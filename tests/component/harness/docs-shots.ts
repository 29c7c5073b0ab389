import type { Page } from 'playwright';
import { REGISTER_SHOTS } from './register-shots.ts';
import type { Shot } from './shot.ts';

const openFirst = async (page: Page) => page.getByRole('option').first().click();
const dark = async (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
const view = async (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByText(name).click();

function register(name: string): Shot {
  const found = REGISTER_SHOTS.find((shot) => shot.name === name);
  if (found === undefined) throw new Error(`no picture ${name}`);
  return found;
}

/** The pictures of docs/screenshots: `node tests/component/harness/shots.ts --docs`. */
export const DOCS_SHOTS: readonly Shot[] = [
  {
    name: 'inbox-light',
    world: 'draft',
    async act(page) {
      await openFirst(page);
      await page.getByRole('textbox', { name: 'Reply' }).focus();
    },
  },
  {
    name: 'inbox-dark',
    world: 'draft',
    async act(page) {
      await openFirst(page);
      await page.getByRole('textbox', { name: 'Reply' }).focus();
      await dark(page);
    },
  },
  { name: 'first-run', world: 'first-run' },
  {
    name: 'connect',
    world: 'first-run',
    async act(page) {
      await page.getByRole('button', { name: 'Connect to Wise' }).click();
      await page.getByLabel('Label').fill('Northbank Ops');
      await page.getByLabel('Client id', { exact: true }).fill('northbank-cases');
      await page.getByLabel('Client secret').fill('not-a-real-secret');
    },
  },
  {
    name: 'thread-table',
    world: 'inbox',
    async act(page) {
      await openFirst(page);
      await page.getByRole('region', { name: 'Entries' }).evaluate((box) => box.scrollTo({ top: 0 }));
    },
  },
  {
    name: 'composer-preview',
    world: 'draft',
    async act(page) {
      await openFirst(page);
      await page
        .getByRole('textbox', { name: 'Reply' })
        .fill(
          'The legal name is **ACME Trading & Sons Ltd**.\n\n| Document | Date |\n| --- | --- |\n| Account statement | 3 November |\n| Registry extract | 17 October |',
        );
      await page.getByRole('button', { name: 'Preview' }).click();
    },
  },
  {
    name: 'needs-review',
    world: 'offline',
    async act(page) {
      await view(page, 'All cases');
      await page.getByRole('option', { name: /Transfer held/ }).click();
    },
  },
  {
    name: 'offline',
    world: 'offline',
    async act(page) {
      await view(page, 'All cases');
      await page.getByRole('option', { name: /Duplicate payout/ }).click();
    },
  },
  { name: 'outbox', world: 'offline', act: async (page) => view(page, 'Outbox') },
  register('import-preview'),
  register('import-progress'),
  { name: 'narrow', world: 'draft', width: 900, height: 900, act: openFirst },
  { name: 'empty', world: 'empty' },
];
