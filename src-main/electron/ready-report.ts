import { writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';

const LOOK_MILLISECONDS = 100;
const ISOLATED_WORLD = 999;

/** True once the page has drawn more than an empty frame. The same test as the preview host's. */
const PAINTED = "document.fonts.status === 'loaded' && (document.getElementById('root')?.innerText.trim().length ?? 0) > 20";

/**
 * For `npm start` and tests, never in a packaged build: says on standard output when the window can be used, and first
 * writes a picture of it to where `CASEPORT_WINDOW_PICTURE` says.
 */
export async function reportReady(window: BrowserWindow, picture: string | undefined): Promise<void> {
  for (let painted: unknown = false; painted !== true; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    if (window.isDestroyed()) return;
    painted = await window.webContents.executeJavaScriptInIsolatedWorld(ISOLATED_WORLD, [{ code: PAINTED }]);
  }
  if (picture !== undefined && picture !== '') await writeFile(picture, (await window.webContents.capturePage()).toPNG());
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
}
