import type { Page } from 'playwright';

/** What each forwarded line begins with. */
export const CONSOLE_PREFIX = 'page: ';

/**
 * Prints what the page complains about, because this host's window has no developer tools to look into. Violations of the
 * content security policy come this way too.
 */
export function forwardConsole(page: Page): void {
  const print = (text: string) => process.stderr.write(`${CONSOLE_PREFIX}${text.replaceAll('\n', ' | ')}\n`);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') print(message.text());
  });
  page.on('pageerror', (error) => print(error.message));
}
