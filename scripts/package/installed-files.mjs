import { existsSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { say } from '../lib/say.mjs';

const HOME = '/opt/Caseport';
const DESKTOP_ENTRY = '/usr/share/applications/caseport.desktop';
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const MODE_BITS = 0o7777;
const SANDBOX_MODE = 0o4755;
const WRITABLE_BY_OTHERS = 0o022;

/** @param {boolean} holds @param {string} what */
function must(holds, what) {
  if (!holds) throw new Error(`the installed package is wrong: ${what}`);
}

/** What the package put on this computer, read from the disk: menu entry, icons, link handler, the sandbox's helper, and no autostart. */
export function checkInstalledFiles() {
  const entry = readFileSync(DESKTOP_ENTRY, 'utf8');
  must(/^Exec=\/opt\/Caseport\/caseport %u$/m.test(entry), 'the menu entry starts something else');
  must(/^MimeType=x-scheme-handler\/caseport;$/m.test(entry), 'the menu entry handles no links');
  const icons = ICON_SIZES.map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps/caseport.png`);
  for (const icon of [...icons, '/usr/share/icons/hicolor/scalable/apps/caseport.svg'])
    must(existsSync(icon), `${icon} is missing`);
  must(readlinkSync('/usr/bin/caseport') === `${HOME}/caseport`, 'the command is no link to the program');
  const sandbox = statSync(`${HOME}/chrome-sandbox`);
  must(sandbox.uid === 0 && (sandbox.mode & MODE_BITS) === SANDBOX_MODE, 'the helper of the sandbox is not set-user-id root');
  for (const file of ['caseport', 'resources/app.asar']) {
    const { uid, mode } = statSync(`${HOME}/${file}`);
    must(uid === 0 && (mode & WRITABLE_BY_OTHERS) === 0, `${file} can be changed by others than root`);
  }
  must(!existsSync('/etc/xdg/autostart/caseport.desktop'), 'it starts by itself at login');
  say('menu entry, icons, link handler and sandbox helper are in place; nothing starts by itself at login');
}
