import { homedir } from 'node:os';
import { app } from 'electron';
import { argumentsAtLogin, autostartEntry, setAutostart } from '../desktop/autostart.ts';
import type { Log } from '../ports.ts';

/** Starts with the session, or not, as the settings and the organisation say. */
export function setLoginItem(wanted: boolean, startHidden: boolean, log: Log): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: [...argumentsAtLogin(startHidden)] });
    return;
  }
  // An AppImage and its like start by another file than the one that runs.
  const command = [process.env.APPIMAGE ?? process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
  const entry = autostartEntry({ command, startHidden }, process.env, homedir());
  if (!setAutostart(entry, wanted)) log.write('warn', 'autostart-not-set', { wanted });
}
