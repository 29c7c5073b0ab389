import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { look } from '../component/harness/look.ts';
import { type Harness, openHarness } from '../component/harness/open.ts';
import { REGISTER_SHOTS } from '../component/harness/register-shots.ts';
import { DOCS_SHOTS } from '../component/harness/states.ts';

/** Every state of the window in both themes, in a real browser under the real policy: no barrier that axe knows, no complaint. */

test.skip(findBrowser() === null, 'needs Chromium, Chrome or Edge');

let folder: string;
let harness: Harness;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'caseport-screens-'));
  harness = await openHarness(folder);
});

test.afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a window of 1280 × 764 has at a zoom of 200 %. */
for (const name of ['zoom-200-reply', 'zoom-200-review']) {
  test(`${name}: the newest entry can be read while it is answered`, async () => {
    const shot = REGISTER_SHOTS.find((one) => one.name === name);
    if (shot === undefined) throw new Error(`no picture ${name}`);
    const { page, complaints } = await look(harness, shot);
    const box = await page.getByRole('region', { name: 'Entries' }).boundingBox();
    const end = await page
      .getByRole('region', { name: 'Entries' })
      .evaluate((entries) => entries.scrollHeight - entries.scrollTop - entries.clientHeight);
    const foot = await page.locator('.thread-foot').boundingBox();
    await page.context().close();
    expect(complaints).toEqual([]);
    expect(box?.height).toBeGreaterThanOrEqual(120);
    expect(end).toBeLessThan(2);
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(382);
  });
}

for (const width of [360, 420]) {
  test(`the word of the environment is whole in a window of ${width}, and the search opens over the bar`, async () => {
    const { page } = await harness.open({ name: 'narrow', world: 'offline', width, height: 764 });
    const badge = page.locator('.environment-badge').first();
    await badge.waitFor();
    // The longest of them.
    await badge.evaluate((element) => {
      element.textContent = 'DEVELOPMENT';
    });
    const search = page.getByRole('search');
    const end = await badge.boundingBox();
    const beside = await search.boundingBox();
    await page.getByRole('searchbox').focus();
    const open = await search.boundingBox();
    await page.context().close();
    expect((end?.x ?? 0) + (end?.width ?? 0)).toBeLessThanOrEqual(beside?.x ?? 0);
    expect(open?.width).toBeGreaterThan(width - 30);
  });
}

test('a notice covers neither what is said of the case nor what can be pressed there', async () => {
  const { page } = await harness.open({ name: 'notice', world: 'inbox', width: 1280, height: 764 });
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^Copy case id/ }).click();
  const notice = await page.getByRole('complementary', { name: 'Notice' }).boundingBox();
  const entries = await page.getByRole('region', { name: 'Entries' }).boundingBox();
  await page.context().close();
  expect(notice?.y).toBeGreaterThanOrEqual(entries?.y ?? Number.POSITIVE_INFINITY);
});

for (const shot of DOCS_SHOTS) {
  test(shot.name, async () => {
    const { page, complaints } = await look(harness, shot);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
}
