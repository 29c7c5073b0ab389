import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../../src-shared/commands.ts';
import type { KeyChanges } from '../../src-shared/settings.ts';
import { menuGroups } from '../desktop/menu-table.ts';

const EDIT: MenuItemConstructorOptions = { role: 'editMenu' };
const WINDOW: MenuItemConstructorOptions = { role: 'windowMenu' };

export type MenuOptions = {
  readonly development: boolean;
  /** Keys as the person changed them; they are shown beside the commands. */
  readonly keys: KeyChanges;
  readonly onCommand: (id: CommandId) => void;
  readonly onZoom: (direction: 'in' | 'out' | 'reset') => void;
};

/** The commands of the palette, and what every window has. Nothing that reloads the page or opens DevTools, but in development. */
export function setMenu({ development, keys, onCommand, onZoom }: MenuOptions): void {
  const commands: MenuItemConstructorOptions[] = menuGroups(keys).map(({ label, rows }) => ({
    // The application's own menu has its name already.
    label: label === 'Application' ? 'Tools' : label,
    submenu: rows.map((row) => ({
      id: row.id,
      label: row.label,
      ...(row.accelerator === null ? {} : { accelerator: row.accelerator, registerAccelerator: false }),
      click: () => onCommand(row.id),
    })),
  }));
  const zoom: MenuItemConstructorOptions[] = [
    { id: 'zoom-reset', label: 'Actual size', accelerator: 'CommandOrControl+0', click: () => onZoom('reset') },
    { id: 'zoom-in', label: 'Larger', accelerator: 'CommandOrControl+Plus', click: () => onZoom('in') },
    // The same key without Shift; shown once.
    { label: 'Larger', accelerator: 'CommandOrControl+=', visible: false, click: () => onZoom('in') },
    { id: 'zoom-out', label: 'Smaller', accelerator: 'CommandOrControl+-', click: () => onZoom('out') },
    { role: 'togglefullscreen' },
  ];
  const tools: MenuItemConstructorOptions[] = development
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  const first: MenuItemConstructorOptions =
    process.platform === 'darwin' ? { role: 'appMenu' } : { label: app.name, submenu: [{ role: 'quit' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([first, EDIT, ...commands, { label: 'View', submenu: [...zoom, ...tools] }, WINDOW]),
  );
}
