import type { BrowserWindow } from 'electron';
import { followSettings } from '../desktop/follow-settings.ts';
import type { WindowMemory } from '../desktop/window-memory.ts';
import { zoomStep } from '../desktop/zoom.ts';
import type { App, Log } from '../ports.ts';
import { setLoginItem } from './login-item.ts';
import { setMenu } from './menu.ts';
import type { TrayIcon } from './tray.ts';
import { hasTrayPlace } from './tray-place.ts';

export type FollowOptions = {
  readonly core: App;
  readonly window: BrowserWindow;
  readonly tray: TrayIcon;
  readonly memory: WindowMemory;
  readonly log: Log;
  readonly development: boolean;
};

/** Keeps menu, tray, login and size as the settings in force say, from the moment that they change. */
export function followDesktop({ core, window, tray, memory, log, development }: FollowOptions): void {
  function zoomTo(zoom: number): void {
    memory.change({ zoom });
    if (!window.isDestroyed()) window.webContents.setZoomFactor(zoom);
  }

  async function zoom(direction: 'in' | 'out' | 'reset'): Promise<void> {
    const next = zoomStep(memory.read().zoom, direction);
    zoomTo(next);
    // Before the store is open there is nothing to keep it in but the window's own memory.
    if (core.settings() !== null) await core.handlers['settings.change']({ desktop: { zoom: next } });
  }

  const drawMenu = (keys: Readonly<Record<string, string[]>>) =>
    setMenu({
      development,
      keys,
      onCommand: (id) => core.runCommand(id),
      onZoom: (direction) => void zoom(direction).catch((cause: unknown) => log.bug(cause, 'zoom')),
    });

  drawMenu({});
  followSettings(core, (settings) => {
    const { desktop } = settings;
    drawMenu(settings.keys);
    tray.setWanted(desktop.tray);
    // What another profile, or the person by hand, has set up is left alone.
    if (desktop.launchAtLogin || memory.read().startsAtLogin) setLoginItem(desktop.launchAtLogin, desktop.startHidden, log);
    memory.change({ startsAtLogin: desktop.launchAtLogin });
    zoomTo(desktop.zoom);
  });
}

/** A window that began hidden waits in the tray; where there is none, as a button of the task bar. */
export async function settleHidden(window: BrowserWindow, tray: TrayIcon): Promise<void> {
  const isReachable = tray.isThere() && (await hasTrayPlace());
  if (!isReachable && !window.isDestroyed() && !window.isVisible()) window.minimize();
}
