import { join } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { CommandId } from '../../src-shared/commands.ts';
import { type TrayPicture, trayPicture, trayTooltip } from '../desktop/tray-words.ts';
import type { PresenceState } from '../ports.ts';

const PAUSE_MILLISECONDS = 60 * 60 * 1_000;
const DRAWN_AFTER_MILLISECONDS = 500;

export type TrayOptions = {
  /** The folder of its pictures. */
  readonly pictures: string;
  readonly onOpen: () => void;
  readonly onCommand: (id: CommandId) => void;
  readonly onPause: (milliseconds: number) => void;
  readonly isPaused: () => boolean;
  readonly onQuit: () => void;
};

export type TrayIcon = {
  /** Puts it there, or takes it away. */
  setWanted(wanted: boolean): void;
  isThere(): boolean;
  show(state: PresenceState): void;
  stop(): void;
};

/** The small icon: how many cases need action, what stands in the way, and the shortest ways in. */
export function createTray(options: TrayOptions): TrayIcon {
  let tray: Tray | null = null;
  let state: PresenceState = { needsAction: 0, state: 'ok' };
  let pauseTimer: NodeJS.Timeout | null = null;

  function menu(): Menu {
    const paused = options.isPaused();
    const openWith = (id: CommandId) => () => {
      options.onOpen();
      options.onCommand(id);
    };
    const rows: MenuItemConstructorOptions[] = [
      { label: 'Open Caseport', click: options.onOpen },
      { label: trayTooltip(state).replace(/^Caseport: /, ''), enabled: false },
      { type: 'separator' },
      { label: 'New case', click: openWith('new-case') },
      { label: 'Track case', click: openWith('track-case') },
      { label: 'Cases that need action', click: openWith('view-needs-action') },
      { type: 'separator' },
      paused
        ? { label: 'Tell news again', click: () => pause(0) }
        : { label: 'Pause notifications for an hour', click: () => pause(PAUSE_MILLISECONDS) },
      { label: 'Quit', click: options.onQuit },
    ];
    return Menu.buildFromTemplate(rows);
  }

  function pause(milliseconds: number): void {
    options.onPause(milliseconds);
    draw();
    if (pauseTimer !== null) clearTimeout(pauseTimer);
    // The menu is drawn beforehand: it has to be told that the pause is over.
    pauseTimer = milliseconds > 0 ? setTimeout(draw, milliseconds + DRAWN_AFTER_MILLISECONDS) : null;
  }

  function draw(): void {
    if (tray === null) return;
    tray.setImage(picture(options.pictures, trayPicture(state)));
    tray.setToolTip(trayTooltip(state));
    // Where the system has room beside the icon.
    if (process.platform === 'darwin') tray.setTitle(state.needsAction > 0 ? String(state.needsAction) : '');
    tray.setContextMenu(menu());
  }

  function remove(): void {
    tray?.destroy();
    tray = null;
  }

  return {
    setWanted(wanted) {
      if (!wanted) return remove();
      if (tray !== null) return;
      tray = new Tray(picture(options.pictures, trayPicture(state)));
      tray.on('click', options.onOpen);
      draw();
    },
    isThere: () => tray !== null,
    show(next) {
      state = next;
      // What Windows and macOS show on the icon of the application itself.
      app.setBadgeCount(next.needsAction);
      draw();
    },
    stop() {
      if (pauseTimer !== null) clearTimeout(pauseTimer);
      remove();
    },
  };
}

/** macOS colours its pictures by itself: those are black, and only their shape counts. */
function picture(folder: string, name: TrayPicture): Electron.NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromPath(join(folder, `${name}.png`));
  const image = nativeImage.createFromPath(join(folder, `${name}Template.png`));
  image.setTemplateImage(true);
  return image;
}
