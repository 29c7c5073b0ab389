import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChild, ended, start } from './children.mjs';
import { inProject, projectNode } from './project.mjs';
import { say } from './say.mjs';

/** The download is given up when not one byte came for this long; a slow one may take its time. */
const STALL_MILLISECONDS = 20_000;
const LOOK_MILLISECONDS = 1_000;

const packageFolder = inProject('node_modules', 'electron');

/** @returns {string} the version that the lock file pins */
export function electronVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Finds an Electron that is already on this computer.
 * @returns {{ path: string, from: string } | null}
 */
export function findElectron() {
  const executable = process.env.CASEPORT_ELECTRON;
  if (executable !== undefined && executable !== '') return { path: executable, from: 'CASEPORT_ELECTRON' };
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder !== undefined && folder !== '') return { path: join(folder, executableName()), from: 'ELECTRON_OVERRIDE_DIST_PATH' };
  return findDownloaded();
}

/**
 * Finds the Electron of the lock file, which is the one that is shipped.
 * @returns {{ path: string, from: string } | null}
 */
export function findDownloaded() {
  const downloaded = join(packageFolder, 'dist', executableName());
  return existsSync(downloaded) && existsSync(join(packageFolder, 'path.txt'))
    ? { path: downloaded, from: 'the electron package' }
    : null;
}

/** Remembers, beside what npm installed, that this version could not be downloaded here. */
function failureNote() {
  return inProject('node_modules', '.cache', 'caseport', `electron-${electronVersion()}.failed`);
}

/** @param {string} folder @returns {number} bytes in it */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** @param {string} printed @returns {string} the one line of it that says why */
function reasonIn(printed) {
  // The package does not say what stood behind it.
  if (printed.includes('fetch failed')) return 'its download server can not be reached from here';
  const lines = printed.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /\b(E[A-Z]{4,}|ENOTFOUND|certificate|status code)\b/.test(line));
  return (cause ?? lines.find((line) => /error/i.test(line)) ?? 'no reason given').slice(0, 200);
}

/** Runs the electron package's own download. @returns {Promise<string | null>} why it failed */
async function download() {
  const folder = mkdtempSync(join(tmpdir(), 'caseport-electron-'));
  const child = start(projectNode, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    shell: projectNode.endsWith('.cmd'),
  });
  let printed = '';
  child.stdout?.on('data', (text) => (printed += text));
  child.stderr?.on('data', (text) => (printed += text));
  let size = 0;
  let quietSince = Date.now();
  let stalled = false;
  const watch = setInterval(() => {
    const now = sizeOf(folder);
    if (now !== size) quietSince = Date.now();
    size = now;
    if (Date.now() - quietSince < STALL_MILLISECONDS) return;
    stalled = true;
    void endChild(child);
  }, LOOK_MILLISECONDS);
  const exit = await ended(child);
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
  if (exit === 0) return null;
  return stalled ? `nothing came for ${STALL_MILLISECONDS / 1_000} s` : reasonIn(printed);
}

/**
 * Finds Electron, or downloads it: once per version, because where it fails it fails again.
 * @param {{ retry: boolean }} options
 */
export async function obtainElectron({ retry }) {
  const found = findElectron();
  if (found !== null) return found;
  const note = failureNote();
  const again = 'npm start -- --retry-download tries again';
  if (!retry && existsSync(note)) {
    say(`Electron ${electronVersion()} is not here (${readFileSync(note, 'utf8')}); ${again}`);
    return null;
  }
  say(`downloading Electron ${electronVersion()}`);
  const why = await download();
  if (why === null) return findElectron();
  mkdirSync(join(note, '..'), { recursive: true });
  writeFileSync(note, why);
  say(`Electron ${electronVersion()} could not be downloaded (${why}); ${again}`);
  return null;
}
