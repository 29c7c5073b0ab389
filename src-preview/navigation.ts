import type { BrowserContext, Page } from 'playwright';
import type { Log } from '../src-main/ports.ts';
import { isOurs, START_ADDRESS } from './origin.ts';

const RETRY_MILLISECONDS = 100;

/** Windows close and navigations overtake each other by themselves: nothing is left to be done then. */
const alreadyGone = () => undefined;

/**
 * Keeps the page where it is. Requests for other addresses are already refused (browser.ts); what is left are documents
 * that need no request, new windows and downloads.
 */
export async function lockNavigation(context: BrowserContext, page: Page, log: Log): Promise<void> {
  const refused = (where: string) => log.write('warn', 'navigation-refused', { where });
  context.on('page', (opened) => {
    if (opened === page) return;
    refused('window-open');
    opened.close().catch(alreadyGone);
  });
  page.on('download', (download) => {
    refused('download');
    download.cancel().catch(alreadyGone);
  });
  let returning = false;
  async function comeBack(): Promise<void> {
    if (returning) return;
    returning = true;
    while (!page.isClosed() && !isOurs(page.url())) {
      // Overtaken by another navigation: tried again, until the page is where it belongs.
      await page.goto(START_ADDRESS).catch(() => page.waitForTimeout(RETRY_MILLISECONDS).catch(alreadyGone));
    }
    returning = false;
  }
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || isOurs(frame.url())) return;
    refused('left');
    void comeBack();
  });
}
