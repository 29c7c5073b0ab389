import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { look } from '../component/harness/look.ts';
import { type Harness, openHarness } from '../component/harness/open.ts';
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

for (const shot of DOCS_SHOTS) {
  test(shot.name, async () => {
    const { page, complaints } = await look(harness, shot);
    await page.context().close();
    expect(complaints).toEqual([]);
  });
}
