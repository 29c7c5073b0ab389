import type { Page } from 'playwright';
import { LIST_SHOTS } from './list-shots.ts';
import { READING_SHOTS } from './reading-shots.ts';
import { REGISTER_SHOTS } from './register-shots.ts';
import { REPLY_SHOTS } from './reply-shots.ts';
import type { Shot } from './shot.ts';

const openFirst = async (page: Page) => page.getByRole('option').first().click();
const view = async (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByText(name).click();

function known(name: string, as: string): Shot {
  const found = [...REGISTER_SHOTS, ...REPLY_SHOTS, ...LIST_SHOTS, ...READING_SHOTS].find((shot) => shot.name === name);
  if (found === undefined) throw new Error(`no picture ${name}`);
  return { ...found, name: as };
}

/** A call that is not answered: what a slow start looks like. */
async function neverAnswered(page: Page, call: 'cases.window'): Promise<void> {
  // The fake is there before the page is.
  await page.addInitScript((name) => void window.fake?.hold(name), call);
}

/** The states of the window that are shown in docs/screenshots, and looked through for barriers in both themes. */
export const STATES: readonly Shot[] = [
  {
    name: 'inbox',
    world: 'draft',
    async act(page) {
      await openFirst(page);
      await page.getByRole('textbox', { name: 'Reply' }).focus();
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
  { name: 'empty', world: 'empty' },
  {
    name: 'loading',
    world: 'inbox',
    before: (page) => neverAnswered(page, 'cases.window'),
  },
  {
    name: 'offline',
    world: 'offline',
    async act(page) {
      await view(page, 'All cases');
      await page.getByRole('option', { name: /Duplicate payout/ }).click();
    },
  },
  { name: 'signed-out', world: 'signed-out', act: openFirst },
  { name: 'keychain-locked', world: 'locked' },
  { name: 'error', world: 'damaged' },
  {
    name: 'needs-review',
    world: 'offline',
    async act(page) {
      await view(page, 'All cases');
      await page.getByRole('option', { name: /Transfer held/ }).click();
    },
  },
  { name: 'outbox', world: 'offline', act: async (page) => view(page, 'Outbox') },
  known('search-hits', 'search'),
  known('list-bulk', 'marked'),
  known('list-grouped', 'grouped'),
  known('thread-reading', 'thread'),
  known('filled-preview', 'composer'),
  known('replies', 'saved-replies'),
  known('overview', 'overview'),
  known('import-preview', 'import'),
  { name: 'narrow', world: 'draft', width: 700, height: 860, act: openFirst },
];

export const THEMES = ['light', 'dark'] as const;

/** Every state in every theme. */
export const DOCS_SHOTS: readonly Shot[] = STATES.flatMap((state) =>
  THEMES.map((theme) => ({
    ...state,
    name: `${state.name}-${theme}`,
    async act(page: Page) {
      await page.evaluate((wanted) => document.documentElement.setAttribute('data-theme', wanted), theme);
      await state.act?.(page);
    },
  })),
);
