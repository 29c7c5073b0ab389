import type { Page } from 'playwright';

/** Time without limit: what does not get ready is seen by whoever waits for the line. */
const FOR_EVER = 0;

/** Waits until the page has drawn more than an empty frame. The same test as the Electron host's. */
export async function waitUntilPainted(page: Page): Promise<void> {
  const painted = () =>
    document.fonts.status === 'loaded' && (document.getElementById('root')?.innerText.trim().length ?? 0) > 20;
  await page.waitForFunction(painted, undefined, { timeout: FOR_EVER });
}

/** Says on standard output that the window can be used, after a picture of it was written where one is wanted. */
export async function reportReady(
  page: Page,
  options: { readonly picture: string | undefined; readonly cdp: string | null },
): Promise<void> {
  await waitUntilPainted(page);
  if (options.picture !== undefined && options.picture !== '') await page.screenshot({ path: options.picture });
  process.stdout.write(`${JSON.stringify({ ready: true, ...(options.cdp === null ? {} : { cdp: options.cdp }) })}\n`);
}
