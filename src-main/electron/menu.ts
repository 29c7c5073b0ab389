import { app, Menu, type MenuItemConstructorOptions } from 'electron';

const EDIT: MenuItemConstructorOptions = { role: 'editMenu' };
const WINDOW: MenuItemConstructorOptions = { role: 'windowMenu' };

/** Nothing that reloads the page or opens DevTools, but in development. */
export function setMenu(options: { readonly development: boolean }): void {
  const zoom: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
  const tools: MenuItemConstructorOptions[] = options.development
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  const first: MenuItemConstructorOptions =
    process.platform === 'darwin' ? { role: 'appMenu' } : { label: app.name, submenu: [{ role: 'quit' }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, EDIT, { label: 'View', submenu: [...zoom, ...tools] }, WINDOW]));
}
