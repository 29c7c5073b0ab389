import { clipboard, shell } from 'electron';
import { isSupportMail } from '../../src-shared/support-mail.ts';
import type { Shell } from '../ports.ts';

/** The core has reviewed the address; here is only the last lock: nothing but https leaves for another program. */
export function createShell(raiseWindow: () => void): Shell {
  return {
    async openExternal(url) {
      if (new URL(url).protocol !== 'https:') throw new Error('refused: only https addresses are opened');
      await shell.openExternal(url);
    },
    async composeMail(mailto) {
      if (!isSupportMail(mailto)) throw new Error('refused: mail goes to technical support only');
      try {
        await shell.openExternal(mailto);
        return { opened: true };
      } catch {
        // The system knows no program for mail; Electron says so in words of its own for each platform.
        return { opened: false };
      }
    },
    async writeClipboard(text) {
      clipboard.writeText(text);
    },
    raiseWindow,
  };
}
