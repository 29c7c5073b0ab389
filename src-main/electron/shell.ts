import { clipboard, shell } from 'electron';
import type { Shell } from '../ports.ts';

/** The core has reviewed the address; here is only the last lock: nothing but https leaves for another program. */
export function createShell(raiseWindow: () => void): Shell {
  return {
    async openExternal(url) {
      if (new URL(url).protocol !== 'https:') throw new Error('refused: only https addresses are opened');
      await shell.openExternal(url);
    },
    async writeClipboard(text) {
      clipboard.writeText(text);
    },
    raiseWindow,
  };
}
