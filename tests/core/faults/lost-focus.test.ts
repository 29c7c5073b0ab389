import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/lib/find-browser.mjs';

const MODULE = path.resolve(import.meta.dirname, '../../../src-renderer/ui/keep-focus.ts');
const found = findBrowser();

/** Only a real browser takes the focus from a button that is switched off, and only when it draws the next frame. */
describe.skipIf(found === null)('a button of a dialog that is switched off while its call runs', () => {
  let browser: Browser;
  let script: string;

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry: MODULE, formats: ['iife'], name: 'kept', fileName: 'kept' } },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (output === undefined || !('output' in output)) throw new Error('nothing was built');
    script = output.output[0].code;
    browser = await chromium.launch({ executablePath: found ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());

  /** A dialog whose button is off for so long after a click. */
  async function open(role: string, milliseconds: number): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(`<main><div data-focus="cases" tabindex="0">list</div></main>
      <section role="${role}" tabindex="-1"><button id="save">Save</button></section>`);
    await page.addScriptTag({ content: `${script}; kept.keepFocus(document);` });
    await page.evaluate((wait) => {
      const save = document.querySelector('button');
      save?.addEventListener('click', () => {
        save.disabled = true;
        setTimeout(() => {
          save.disabled = false;
          document.body.dataset.answered = '';
        }, wait);
      });
    }, milliseconds);
    return page;
  }

  test.each(['dialog', 'alertdialog'].flatMap((role) => [0, 5, 15, 300].map((milliseconds) => [role, milliseconds] as const)))(
    'of a %s, for %i ms, leaves the focus where Escape reaches it',
    async (role, milliseconds) => {
      const page = await open(role, milliseconds);
      // With the mouse, as it was found.
      await page.locator('#save').click();
      await page.waitForSelector('[data-answered]');
      await page.waitForTimeout(150);
      expect(await page.evaluate((name) => document.activeElement?.closest(`[role="${name}"]`) !== null, role)).toBe(true);
      await page.close();
    },
  );
});
