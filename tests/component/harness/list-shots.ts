import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const theme = async (page: Page, name: string) =>
  page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), name);
const openFirst = async (page: Page) => page.getByRole('option').first().click();
const goTo = async (page: Page, view: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByText(view, { exact: true }).click();

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search cases' }).fill(text);
  await page.waitForTimeout(500);
}

async function mark(page: Page, count: number): Promise<void> {
  await openFirst(page);
  for (let at = 1; at < count; at++) await page.keyboard.press('Shift+J');
}

async function group(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Sort/ }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

/** Pictures of the list, of searches and of local work. */
export const LIST_SHOTS: readonly Shot[] = [
  { name: 'list-light', world: 'list', act: openFirst },
  {
    name: 'list-dark',
    world: 'list',
    async act(page) {
      await openFirst(page);
      await theme(page, 'dark');
    },
  },
  {
    name: 'list-contrast',
    world: 'list',
    async act(page) {
      await openFirst(page);
      await theme(page, 'contrast');
    },
  },
  {
    name: 'list-forced',
    world: 'list',
    media: { forcedColors: 'active' },
    act: async (page) => mark(page, 3),
  },
  { name: 'list-narrow', world: 'list', width: 600, height: 800 },
  {
    name: 'list-narrow-bulk',
    world: 'list',
    width: 900,
    height: 700,
    act: async (page) => mark(page, 4),
  },
  {
    name: 'list-narrow-views',
    world: 'list',
    width: 600,
    height: 560,
    act: async (page) => page.getByRole('button', { name: 'Show the views' }).click(),
  },
  {
    name: 'list-low',
    world: 'list',
    width: 1000,
    height: 520,
    async act(page) {
      await openFirst(page);
      await page.keyboard.press('m');
    },
  },
  { name: 'list-narrow-thread', world: 'list', width: 600, height: 800, act: openFirst },
  {
    name: 'list-grouped',
    world: 'list',
    async act(page) {
      await goTo(page, 'All cases');
      await group(page, 'By status');
      await page.getByRole('listbox', { name: 'Cases' }).evaluate((list) => list.scrollTo({ top: 120 }));
    },
  },
  {
    name: 'list-grouped-age-dark',
    world: 'list',
    async act(page) {
      await goTo(page, 'All cases');
      await group(page, 'By age');
      await theme(page, 'dark');
    },
  },
  { name: 'list-bulk', world: 'list', act: async (page) => mark(page, 4) },
  {
    name: 'list-bulk-menu',
    world: 'list',
    async act(page) {
      await mark(page, 3);
      await page.getByRole('button', { name: 'More for the marked cases' }).click();
    },
  },
  {
    name: 'list-bulk-tags',
    world: 'list',
    async act(page) {
      await mark(page, 3);
      await page.keyboard.press('l');
      await page.getByRole('combobox', { name: 'Add tags' }).fill('v');
    },
  },
  {
    name: 'list-snooze',
    world: 'list',
    async act(page) {
      await openFirst(page);
      await page.keyboard.press('s');
    },
  },
  {
    name: 'list-done',
    world: 'list',
    async act(page) {
      await openFirst(page);
      await page.keyboard.press('e');
    },
  },
  { name: 'list-snoozed', world: 'list', act: async (page) => goTo(page, 'Snoozed') },
  {
    name: 'search-open',
    world: 'list',
    act: async (page) => page.keyboard.press('/'),
  },
  {
    name: 'search-values',
    world: 'list',
    async act(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('refund status:', { delay: 5 });
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'search-error', world: 'list', act: async (page) => search(page, 'refund stat:PENDING') },
  { name: 'search-nothing', world: 'list', act: async (page) => search(page, 'nowhere to be found') },
  {
    name: 'search-hits',
    world: 'list',
    async act(page) {
      await search(page, 'legal name');
      await page.keyboard.press('Enter');
      await openFirst(page);
    },
  },
  {
    name: 'saved-view',
    world: 'list',
    async act(page) {
      await goTo(page, 'Overdue');
      await page.getByRole('button', { name: 'More about the view VIP' }).focus();
    },
  },
  {
    name: 'saved-view-dialog',
    world: 'list',
    async act(page) {
      await search(page, 'batch 2231');
      await page.getByRole('button', { name: /Save this search/ }).click();
      await page.getByRole('button', { name: 'Save view' }).click();
    },
  },
  {
    name: 'tags-adding',
    world: 'list',
    async act(page) {
      await openFirst(page);
      await page.keyboard.press('l');
      await page.keyboard.type('m', { delay: 5 });
    },
  },
  { name: 'keys', world: 'list', act: async (page) => keys(page) },
  {
    name: 'keys-conflict',
    world: 'list',
    async act(page) {
      await keys(page);
      await page.getByRole('button', { name: 'Change the keys for Reply' }).click();
      await page.keyboard.press('Control+k');
    },
  },
  {
    name: 'keys-recording',
    world: 'list',
    async act(page) {
      await keys(page);
      await page.getByRole('button', { name: 'Change the keys for Reply' }).click();
      await page.keyboard.press('g');
    },
  },
];

async function keys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change keys…' }).click();
}
