import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, _electron as electron, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { electronLoader, type HostName } from '../support/hosts.ts';
import { summarise, type Times } from './measure.ts';
import { fromInputToFrame, measureScrolling } from './painted.ts';

/** A window with a bare list and a field: what no application in this browser, on this computer, can go below. */
const BARE = `<!doctype html><title>Floor</title><style>body{margin:0;font:14px sans-serif}ul{height:600px;overflow:auto;margin:0}li{height:80px}</style>
<input aria-label="Field"><output></output>
<ul role="listbox" aria-label="Cases">${'<li role="option">A line of words</li>'.repeat(500)}</ul>
<script>let n=0;addEventListener('keydown',()=>{document.querySelector('output').textContent=String(++n)})</script>`;

const BARE_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 820 }).loadFile(require('node:path').join(__dirname, 'floor.html')));`;

const ROUNDS = 60;
const STARTS = 3;

export type Floor = { readonly start: Times; readonly key: Times; readonly scroll: Times };
type Bare = { readonly page: Page; close(): Promise<void> };

export async function measureBarePage(name: HostName): Promise<Floor> {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-floor-'));
  writeFileSync(path.join(folder, 'floor.html'), BARE);
  writeFileSync(path.join(folder, 'main.js'), BARE_MAIN);
  writeFileSync(path.join(folder, 'package.json'), '{"name":"floor","version":"1.0.0","main":"main.js"}');
  const open = () => (name === 'electron' ? openElectron(folder) : openBrowser());
  const starts: number[] = [];
  for (let round = 0; round < STARTS; round++) {
    const began = performance.now();
    const bare = await open();
    await bare.page.getByRole('option').first().waitFor();
    starts.push(performance.now() - began);
    await bare.close();
  }
  const bare = await open();
  const keys = await measureKeys(bare.page);
  const { frames } = await measureScrolling(bare.page, '[role="listbox"]');
  await bare.close();
  rmSync(folder, { recursive: true, force: true });
  return { start: summarise(starts), key: summarise(keys), scroll: frames };
}

async function openBrowser(): Promise<Bare> {
  const args = ['--window-size=1280,820', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', headless: false, args });
  const page = await browser.newPage({ viewport: null });
  await page.setContent(BARE);
  return { page, close: () => browser.close() };
}

async function openElectron(folder: string): Promise<Bare> {
  const application = await electron.launch({
    executablePath: process.env.CASEPORT_ELECTRON ?? '',
    args: ['-r', electronLoader, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), folder],
  });
  return { page: await application.firstWindow(), close: () => application.close() };
}

async function measureKeys(page: Page): Promise<number[]> {
  await page.getByRole('textbox').click();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await page.locator('output').textContent();
    times.push(
      await fromInputToFrame(
        page,
        (old) => document.querySelector('output')?.textContent !== old,
        before,
        () => page.keyboard.press('a'),
      ),
    );
  }
  return times;
}
