import { spawn } from 'node:child_process';
import type { Page } from 'playwright';
import type { Shell } from '../src-main/ports.ts';

function opener(): readonly [string, ...string[]] {
  if (process.platform === 'darwin') return ['open'];
  return process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
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
