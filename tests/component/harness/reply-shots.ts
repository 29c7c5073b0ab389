import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const dark = async (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
const openFirst = async (page: Page) => page.getByRole('option').first().click();
const field = (page: Page) => page.getByRole('textbox', { name: 'Reply' });

async function openPage(page: Page): Promise<void> {
  const views = page.getByRole('button', { name: /^Show the views|^Views/ });
  if ((page.viewportSize()?.width ?? 0) < 1080) await views.first().click();
  await page.getByRole('navigation', { name: 'Views' }).getByText('Saved replies').click();
}

async function openReply(page: Page): Promise<void> {
  await openPage(page);
  await page.getByRole('button', { name: /^Name differs/ }).click();
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
}

async function slash(page: Page): Promise<void> {
  await openFirst(page);
  await field(page).click();
  await page.keyboard.type('Hello,\n/');
  await page.getByRole('listbox', { name: 'Saved replies' }).waitFor();
}

async function inserted(page: Page): Promise<void> {
  await openFirst(page);
  await field(page).click();
  await page.keyboard.type('/name');
  await page.getByRole('listbox', { name: 'Saved replies' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/places are not filled in/).waitFor();
}

async function split(page: Page): Promise<void> {
  await openFirst(page);
  const paragraph = 'The legal name is as on the statement that you have. '.repeat(40);
  await field(page).fill(Array.from({ length: 70 }, () => paragraph).join('\n\n'));
  await page.getByRole('button', { name: /^Split into/ }).waitFor();
}

async function templates(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: /^Templates/ }).click();
}

/** Pictures of what agents write with: saved replies, places to fill in, long replies, templates. */
export const REPLY_SHOTS: readonly Shot[] = [
  { name: 'replies', world: 'replies', act: openReply },
  { name: 'replies-dark', world: 'replies', act: (page) => openReply(page).then(() => dark(page)) },
  { name: 'replies-none', world: 'replies', act: openPage },
  { name: 'replies-empty', world: 'inbox', act: openPage },
  { name: 'replies-900', world: 'replies', width: 900, height: 760, act: openReply },
  { name: 'replies-600-list', world: 'replies', width: 600, height: 800, act: openPage },
  { name: 'replies-600', world: 'replies', width: 600, height: 800, act: openReply },
  { name: 'slash', world: 'replies', act: slash },
  { name: 'slash-dark', world: 'replies', act: (page) => slash(page).then(() => dark(page)) },
  { name: 'slash-600', world: 'replies', width: 600, height: 800, act: slash },
  { name: 'filled', world: 'replies', act: inserted },
  {
    name: 'filled-preview',
    world: 'replies',
    async act(page) {
      await inserted(page);
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.keyboard.press('Tab');
    },
  },
  {
    name: 'choices',
    world: 'replies',
    async act(page) {
      await inserted(page);
      await page.getByRole('button', { name: /^\{\{\?Reason/ }).click();
      await page.getByRole('listbox', { name: 'Reason' }).waitFor();
    },
  },
  {
    name: 'filled-preview-600',
    world: 'replies',
    width: 600,
    height: 800,
    async act(page) {
      await inserted(page);
      await page.getByRole('button', { name: 'Preview' }).click();
    },
  },
  { name: 'reply-palette', world: 'replies', act: (page) => openFirst(page).then(() => page.keyboard.press('Control+j')) },
  { name: 'too-long', world: 'replies', act: split },
  {
    name: 'split',
    world: 'replies',
    act: (page) => split(page).then(() => page.getByRole('button', { name: /^Split into/ }).click()),
  },
  {
    name: 'attachments',
    world: 'replies',
    async act(page) {
      await openFirst(page);
      await page.getByRole('button', { name: /^Attach a file/ }).click();
    },
  },
  { name: 'templates', world: 'replies', act: templates },
  { name: 'templates-dark', world: 'replies', act: (page) => templates(page).then(() => dark(page)) },
  {
    name: 'forced-replies',
    world: 'replies',
    media: { forcedColors: 'active' },
    act: slash,
  },
];
