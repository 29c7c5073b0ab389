import { BrowserWindow, type Session } from 'electron';
import { START_ADDRESS } from './origin.ts';

const SIZE = { width: 1280, height: 820, minWidth: 720, minHeight: 480 } as const;

/** Opens the one window. It shows itself once it has something to show. */
export function openWindow(options: {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  readonly development: boolean;
}): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: 'Caseport',
    icon: options.icon,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: options.development,
    },
  });
  // The core lives on and holds every draft: a crashed page begins again where it was.
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.reload();
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(START_ADDRESS);
  return window;
}

/** Brings it to the front, from wherever it is. */
export function raise(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
