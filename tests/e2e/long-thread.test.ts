import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { type Harness, openHarness } from '../component/harness/open.ts';

/** Entries out of sight are not laid out. What depends on places of entries needs a browser that has some. */

test.skip(findBrowser() === null, 'needs Chromium, Chrome or Edge');

/** The height of a line, more or less: what is read may not move by more. */
const LINE_PX = 24;

let folder: string;
let harness: Harness;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'caseport-long-thread-'));
  harness = await openHarness(folder);
});

test.afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true, force: true });
});

const comment = (page: Page, number: number) => page.getByText(`Comment ${number}`, { exact: true });

async function openLong(): Promise<Page> {
  const { page } = await harness.open({ name: 'long thread', world: 'long' });
  await page.getByRole('option').first().click();
  await expect(comment(page, 1999)).toBeInViewport();
  return page;
}

async function placeOf(page: Page, number: number): Promise<number> {
  return (await comment(page, number).boundingBox())?.y ?? Number.NaN;
}

test('what is read stays in its place while older entries come, and while they take their final height', async () => {
  const page = await openLong();
  const older = page.getByRole('button', { name: /Show older entries/ });
  await older.scrollIntoViewIfNeeded();
  for (const first of [1800, 1600, 1400]) {
    await expect(comment(page, first)).toBeInViewport();
    const before = await placeOf(page, first);
    await older.click();
    // What was loaded is formatted from its end on: of the first one, this is all.
    await expect(comment(page, first - 200)).toBeAttached();
    expect(Math.abs((await placeOf(page, first)) - before)).toBeLessThan(LINE_PX);
    await older.scrollIntoViewIfNeeded();
  }
  await page.context().close();
});

test('what is found far above comes into view, and so does the end afterwards', async () => {
  const page = await openLong();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this thread' }).fill('Comment 1812');
  await expect(comment(page, 1812)).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Entries' }).focus();
  await page.keyboard.press('End');
  await expect(comment(page, 1999)).toBeInViewport();
  await page.context().close();
});
