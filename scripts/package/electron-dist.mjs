import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronVersion, findDownloaded, obtainElectron } from '../lib/electron.mjs';
import { say, stop } from '../lib/say.mjs';

/**
 * @typedef {object} ElectronDist
 * @property {string} folder
 * @property {string} version
 * @property {boolean} test true where it is another Electron than the one we ship
 * @property {string | null} adapter the database adapter that a test Electron may need
 */

/** @param {string} folder @returns {string} */
function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

/**
 * The Electron to package: the one that the lock file pins, or for a test package whatever CASEPORT_ELECTRON names.
 * @returns {Promise<ElectronDist>}
 */
export async function electronToPackage() {
  const wanted = electronVersion();
  const found = findDownloaded() ?? (await obtainElectron({ retry: false }));
  if (found === null || !existsSync(found.path)) {
    stop(`there is no Electron ${wanted} here to package, and CASEPORT_ELECTRON names no other for a test package`);
  }
  const folder = dirname(found.path);
  const version = versionIn(folder);
  const test = version !== wanted || found.from === 'CASEPORT_ELECTRON';
  if (!test) return { folder, version, test, adapter: null };
  say(`TEST PACKAGE, NOT TO BE GIVEN TO ANYONE: Electron ${version} (from ${found.from}) stands in for ${wanted}`);
  const adapter = process.env.CASEPORT_ELECTRON_PRELOAD;
  return { folder, version, test, adapter: adapter === undefined || adapter === '' ? null : adapter };
}
