/**
 * Draws the pictures of the tray into resources/tray, with Chromium. Run it by hand after a change here: the pictures are kept in the
 * repository, so that nobody needs a browser to build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../lib/find-browser.mjs';
import { inProject } from '../lib/project.mjs';
import { stop } from '../lib/say.mjs';

/** What a tray shows is 16 to 24 pixels; Linux scales a larger one down, macOS takes the two sizes that it asks for. */
const LINUX_PIXELS = 48;
const MAC_PIXELS = 18;

const TRAY = `<path d="M168 128h176a28 28 0 0 1 27 21l33 131v76a36 36 0 0 1-36 36H144a36 36 0 0 1-36-36v-76l33-131a28 28 0 0 1 27-21z"/>
<path d="M110 286h82c8 0 13 5 15 12a50 50 0 0 0 98 0c2-7 7-12 15-12h82" stroke-linecap="round"/>`;

/** What each state lays over the lower right corner: a shape of its own, since colours alone tell not everybody. */
const MARKS = {
  calm: '',
  waiting: '<circle cx="392" cy="120" r="100" fill="#9fe870"/>',
  offline: '<path d="M60 60 452 452" stroke="#9aa39c" stroke-width="56" stroke-linecap="round"/>',
  'signed-out':
    '<rect x="296" y="300" width="180" height="150" rx="24" fill="#f2c14e"/><path d="M330 300v-40a56 56 0 0 1 112 0v40" fill="none" stroke="#f2c14e" stroke-width="36"/>',
  'needs-review':
    '<path d="M386 20 500 220H272z" fill="#ff6b57"/><path d="M386 92v62M386 184v6" stroke="#ffffff" stroke-width="28" stroke-linecap="round"/>',
};

/** @param {string} mark @param {boolean} template black on nothing, which macOS colours itself */
function svg(mark, template) {
  const ground = template ? '' : '<rect x="24" y="24" width="464" height="464" rx="108" fill="#12432d"/>';
  const colours = template ? mark.replaceAll(/#[0-9a-f]{6}/g, '#000000') : mark;
  const line = template ? '#000000' : '#f4f8ee';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="100%" height="100%">${ground}<g fill="none" stroke="${line}" stroke-width="34" stroke-linejoin="round">${TRAY}</g>${colours}</svg>`;
}

const executablePath = findBrowser() ?? stop('this needs a Chromium, Chrome or Edge');
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const folder = inProject('resources', 'tray');
mkdirSync(folder, { recursive: true });

/** @param {string} text @param {number} pixels @param {string} file */
async function draw(text, pixels, file) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(`<style>html,body{margin:0;height:100%}</style>${text}`);
  writeFileSync(join(folder, file), await page.screenshot({ omitBackground: true }));
  await page.close();
}

for (const [name, mark] of Object.entries(MARKS)) {
  await draw(svg(mark, false), LINUX_PIXELS, `${name}.png`);
  await draw(svg(mark, true), MAC_PIXELS, `${name}Template.png`);
  await draw(svg(mark, true), MAC_PIXELS * 2, `${name}Template@2x.png`);
}
await browser.close();
