import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where browsers stand that are not on the PATH. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((root) => (root === undefined ? [] : programs.map((program) => join(root, program))));
  }
  return [];
}

/**
 * Finds a program on the PATH.
 * @param {string} name
 * @returns {string | null}
 */
export function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * Finds a browser of the Chromium family; `CASEPORT_BROWSER` names one by hand.
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env.CASEPORT_BROWSER;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  for (const name of NAMES) {
    const found = findOnPath(name);
    if (found !== null) return found;
  }
  return usualPlaces().find((file) => existsSync(file)) ?? null;
}
