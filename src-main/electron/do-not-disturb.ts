import { execFile } from 'node:child_process';

const PATIENCE_MILLISECONDS = 500;
const ASK = [
  'call',
  '--session',
  '--timeout=1',
  '--dest=org.freedesktop.Notifications',
  '--object-path=/org/freedesktop/Notifications',
  '--method=org.freedesktop.DBus.Properties.Get',
  'org.freedesktop.Notifications',
  'Inhibited',
];

/**
 * Whether the desktop was asked not to disturb. On Linux its notification service knows (the property `Inhibited`), and `gdbus`,
 * which comes with every GTK desktop, can read it. Windows and macOS hold notifications back by themselves.
 */
export function isDesktopBusy(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  return new Promise((resolve) => {
    execFile('gdbus', ASK, { timeout: PATIENCE_MILLISECONDS }, (failure, output) => {
      // No such program, no such property: nothing is known, and so nothing is held back.
      resolve(failure === null && output.includes('true'));
    });
  });
}
