import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import { answer, type Handlers } from '../../src-shared/ipc.ts';
import type { App, Cancel, Log } from '../ports.ts';
import { isOurs } from './origin.ts';

const CALL_CHANNEL = 'caseport:call';
const EVENT_CHANNEL = 'caseport:event';

/** True for the top frame of our one window, showing our own page. */
function isOurPage(frame: WebFrameMain | null, window: BrowserWindow | null): boolean {
  if (frame === null || window === null || window.isDestroyed()) return false;
  return frame.parent === null && frame === window.webContents.mainFrame && isOurs(frame.url);
}

/**
 * Carries the contract: every call passes one sender test and then `answer`; every event goes to the one window.
 * @param currentWindow gives the window, or null while there is none
 * @returns the undo
 */
export function connect(app: App, currentWindow: () => BrowserWindow | null, log: Log): Cancel {
  const handlers: Handlers = app.handlers;
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    if (!isOurPage(event.senderFrame, currentWindow())) {
      log.write('error', 'foreign-sender', { where: CALL_CHANNEL });
      throw new Error('refused: this page may not call Caseport');
    }
    return answer(handlers, name, input, (cause, where) => log.bug(cause, where));
  });
  const stopTelling = app.onEvent((name, payload) => {
    const window = currentWindow();
    if (window !== null && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, payload);
  });
  return () => {
    stopTelling();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}
