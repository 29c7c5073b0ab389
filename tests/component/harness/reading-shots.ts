import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const dark = async (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
const place = async (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
const openFirst = async (page: Page) => page.getByRole('option').first().click();
const drawn = async (page: Page) => page.locator('.recharts-surface').nth(3).waitFor();

/** Pictures of threads as read, their files, the audit log and the overview. */
export const READING_SHOTS: readonly Shot[] = [
  {
    name: 'overview',
    world: 'reading',
    async act(page) {
      await place(page, 'Overview');
      await drawn(page);
    },
  },
  {
    name: 'overview-dark',
    world: 'reading',
    async act(page) {
      await place(page, 'Overview');
      await drawn(page);
      await dark(page);
    },
  },
  {
    name: 'overview-contrast',
    world: 'reading',
    media: { forcedColors: 'active' },
    async act(page) {
      await place(page, 'Overview');
      await drawn(page);
    },
  },
  {
    name: 'overview-narrow',
    world: 'reading',
    width: 600,
    height: 900,
    async act(page) {
      await page.getByRole('button', { name: 'Views' }).click();
      await place(page, 'Overview');
      await drawn(page);
    },
  },
  { name: 'overview-empty', world: 'empty', act: async (page) => place(page, 'Overview') },
  {
    name: 'overview-counting',
    world: 'reading',
    async act(page) {
      await page.evaluate(() => void window.fake?.hold('overview.read'));
      await place(page, 'Overview');
    },
  },
  {
    name: 'overview-error',
    world: 'reading',
    async act(page) {
      await page.evaluate(() => window.fake?.fail('overview.read', { kind: 'storage', why: 'damaged' }));
      await place(page, 'Overview');
    },
  },
  { name: 'audit', world: 'reading', act: async (page) => place(page, 'Audit log') },
  {
    name: 'audit-dark-scrolled',
    world: 'reading',
    async act(page) {
      await place(page, 'Audit log');
      await page.getByRole('region', { name: 'Acts' }).evaluate((box) => box.scrollTo({ top: 90_000 }));
      await page.getByRole('button', { name: '700000398' }).first().waitFor();
      await dark(page);
    },
  },
  {
    name: 'audit-filter',
    world: 'reading',
    async act(page) {
      await place(page, 'Audit log');
      await page.getByRole('combobox', { name: 'Act' }).selectOption('note-changed');
      await page.getByRole('textbox', { name: 'Case' }).fill('700000398');
    },
  },
  { name: 'audit-empty', world: 'empty', act: async (page) => place(page, 'Audit log') },
  {
    name: 'thread-reading',
    world: 'reading',
    async act(page) {
      await openFirst(page);
    },
  },
  {
    name: 'thread-reading-dark',
    world: 'reading',
    async act(page) {
      await openFirst(page);
      await page.getByRole('region', { name: 'Entries' }).evaluate((box) => box.scrollTo({ top: box.scrollHeight * 0.35 }));
      await dark(page);
    },
  },
  {
    name: 'thread-found',
    world: 'reading',
    async act(page) {
      await openFirst(page);
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in this thread' }).fill('walrus');
      await page.getByText('1 of 1').waitFor();
    },
  },
  {
    name: 'thread-menu',
    world: 'reading',
    async act(page) {
      await openFirst(page);
      await page.getByRole('button', { name: 'More about this case' }).click();
    },
  },
  {
    name: 'save-pdf',
    world: 'reading',
    async act(page) {
      await openFirst(page);
      await page.getByRole('button', { name: 'More about this case' }).click();
      await page.getByRole('menuitem', { name: 'Save as PDF…' }).click();
    },
  },
  {
    name: 'save-progress',
    world: 'long',
    async act(page) {
      await openFirst(page);
      await page.getByRole('button', { name: 'More about this case' }).click();
      await page.getByRole('menuitem', { name: 'Save as HTML…' }).click();
      await page.evaluate(() => void window.fake?.hold('thread.saveHtml'));
      await page.getByRole('button', { name: 'Save HTML…' }).click();
      await page.getByText(/Preparing [1-9]/).waitFor();
    },
  },
];
