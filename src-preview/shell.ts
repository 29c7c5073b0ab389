import { spawn } from 'node:child_process';
import type { Page } from 'playwright';
import type { Shell } from '../src-main/ports.ts';
import { isSupportMail } from '../src-shared/support-mail.ts';

function opener(): readonly [string, ...string[]] {
  if (process.platform === 'darwin') return ['open'];
  return process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}

/** A program that opens the mail itself runs as long as the mail is open; one that found none says so at once. */
const OPENED_AFTER_MILLISECONDS = 2_000;

function openedBySystem(url: string): Promise<boolean> {
  const [command, ...before] = opener();
  const child = spawn(command, [...before, url], { detached: true, stdio: 'ignore' });
  child.unref();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), OPENED_AFTER_MILLISECONDS);
    const settle = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}

/** The person's own browser, clipboard and window manager. */
export function createShell(currentPage: () => Page | null): Shell {
  return {
    async openExternal(url) {
      // The core has reviewed it; this is only the last lock.
      if (new URL(url).protocol !== 'https:') throw new Error('refused: only https addresses are opened');
      const [command, ...before] = opener();
      const child = spawn(command, [...before, url], { detached: true, stdio: 'ignore' });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
      });
      child.unref();
    },
    async composeMail(mailto) {
      if (!isSupportMail(mailto)) throw new Error('refused: mail goes to technical support only');
      return { opened: await openedBySystem(mailto) };
    },
    async writeClipboard(text) {
      await currentPage()?.evaluate((value) => navigator.clipboard.writeText(value), text);
    },
    raiseWindow() {
      // A window that is closing can not be raised, and need not be.
      currentPage()
        ?.bringToFront()
        .catch(() => undefined);
    },
  };
}
