import { BrowserWindow, type Session, screen } from 'electron';
import { placeOnScreens } from '../desktop/place-on-screens.ts';
import type { WindowMemory } from '../desktop/window-memory.ts';
import { START_ADDRESS } from './origin.ts';

const SIZE = { width: 1280, height: 820, minWidth: 720, minHeight: 480 } as const;

/** A window that is dragged moves many times a second; where it stays counts. */
const SETTLED_MILLISECONDS = 400;

export type WindowOptions = {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  readonly development: boolean;
  readonly memory: WindowMemory;
  /** Started by the login, it waits until somebody wants it. */
  readonly hidden: boolean;
};

/** Opens the one window, where it was the last time. It shows itself once it has something to show. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { memory } = options;
  const remembered = memory.read();
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const window = new BrowserWindow({
    ...SIZE,
    ...placeOnScreens(remembered.place, screens),
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
  rememberPlace(window, memory);
  // A page that begins again begins at the size of before.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(memory.read().zoom));
  window.once('ready-to-show', () => {
    if (options.hidden) return;
    if (remembered.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(START_ADDRESS);
  return window;
}

/** Where it is while it is neither maximised nor the whole screen: that is where it goes back to. */
function rememberPlace(window: BrowserWindow, memory: WindowMemory): void {
  let timer: NodeJS.Timeout | null = null;
  const remember = () => {
    if (!window.isDestroyed()) memory.change({ place: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const later = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(remember, SETTLED_MILLISECONDS);
  };
  window.on('move', later);
  window.on('resize', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer);
  });
}

/** Brings it to the front, from wherever it is. */
export function raise(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
