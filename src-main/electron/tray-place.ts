import { execFile } from 'node:child_process';

const PATIENCE_MILLISECONDS = 500;
const ASK = [
  'call',
  '--session',
  '--timeout=1',
  '--dest=org.freedesktop.DBus',
  '--object-path=/org/freedesktop/DBus',
  '--method=org.freedesktop.DBus.NameHasOwner',
  'org.kde.StatusNotifierWatcher',
];

/**
 * Whether this desktop shows icons in a tray. Windows and macOS do; on Linux a watcher on the session bus says so, and without one
 * a window that hides in the tray would be gone.
 */
export function hasTrayPlace(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile('gdbus', ASK, { timeout: PATIENCE_MILLISECONDS }, (failure, output) => {
      // Unknown counts as no: then the window closes as it always did, and is not lost.
      resolve(failure === null && output.includes('true'));
    });
  });
}
