import { chromium } from '@playwright/test';
import { summarise, type Times } from './measure.ts';
import { fromInputToFrame, measureScrolling } from './painted.ts';

/** A window with a bare list and a field: what no application in this browser, on this computer, can go below. */
const BARE = `<!doctype html><title>Floor</title><style>body{margin:0;font:14px sans-serif}ul{height:600px;overflow:auto;margin:0}li{height:80px}</style>
<input aria-label="Field"><output></output>
<ul role="listbox" aria-label="Cases">${'<li role="option">A line of words</li>'.repeat(500)}</ul>
<script>let n=0;addEventListener('keydown',()=>{document.querySelector('output').textContent=String(++n)})</script>`;

const ROUNDS = 60;

export type Floor = { readonly start: Times; readonly key: Times; readonly scroll: Times };

export async function measureBarePage(executablePath: string): Promise<Floor> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const starts: number[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    const browser = await chromium.launch({ executablePath, headless: false, args: [...args, '--window-size=1280,820'] });
    const page = await browser.newPage({ viewport: null });
    await page.setContent(BARE);
    await page.getByRole('option').first().waitFor();
    starts.push(performance.now() - began);
    await browser.close();
  }
  const browser = await chromium.launch({ executablePath, headless: false, args: [...args, '--window-size=1280,820'] });
  const page = await browser.newPage({ viewport: null });
  await page.setContent(BARE);
  await page.getByRole('textbox').click();
  const keys: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await page.locator('output').textContent();
    keys.push(
      await fromInputToFrame(
        page,
        (old) => document.querySelector('output')?.textContent !== old,
        before,
        () => page.keyboard.press('a'),
      ),
    );
  }
  const { frames } = await measureScrolling(page, '[role="listbox"]');
  await browser.close();
  return { start: summarise(starts), key: summarise(keys), scroll: frames };
}
