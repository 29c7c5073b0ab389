import { cpSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, listPackage } from '@electron/asar';
import { say, stop } from '../lib/say.mjs';
import { readFuses, setFuses, wrongFuses } from './fuses.mjs';
import { stageApplication } from './stage.mjs';

const BYTES_PER_MEGABYTE = 1_000_000;
export const EXECUTABLE = 'caseport';

/** Nothing of these may be inside: sources, tests and tools are no production files. */
const FOREIGN = /\.(ts|tsx|map|c|cc|cpp|h|gyp)$|^\/(src-|tests|scripts|docs)/;

/** @param {string} archive */
function checkArchive(archive) {
  const files = listPackage(archive, { isPack: false });
  const foreign = files.filter((file) => FOREIGN.test(file));
  if (foreign.length > 0) stop(`these are no production files: ${foreign.slice(0, 5).join(', ')}`);
  const size = (statSync(archive).size / BYTES_PER_MEGABYTE).toFixed(1);
  say(`app.asar: ${size} MB, ${files.length} files and folders; native modules lie beside it`);
}

/**
 * Packs the application as it runs.
 * @param {import('./electron-dist.mjs').ElectronDist} electron
 * @param {string} archive where it goes; native modules lie beside it
 * @param {{ verification?: boolean }} [options] true for the one that `--verify` drives, which lets a debugger look on
 */
export async function makeArchive(electron, archive, { verification = false } = {}) {
  const staged = mkdtempSync(join(tmpdir(), 'caseport-stage-'));
  stageApplication(staged, { adapter: electron.adapter, verification });
  await createPackageWithOptions(staged, archive, { unpack: '**/*.node' });
  rmSync(staged, { recursive: true, force: true });
}

/** @param {string} executable @param {boolean} test */
async function fuse(executable, test) {
  await setFuses(executable);
  const wrong = await wrongFuses(executable, { mayLack: test });
  if (wrong.length > 0) stop(`fuses that did not take: ${JSON.stringify(wrong)}`);
  const words = [...(await readFuses(executable))].map(([name, on]) => `${name} ${on === null ? 'absent' : on ? 'on' : 'off'}`);
  say(`fuses, read back: ${words.join(', ')}`);
}

/**
 * Makes the unpacked application: Electron under our name, our archive, the fuses set.
 * @param {import('./electron-dist.mjs').ElectronDist} electron
 * @param {string} folder where it goes
 */
export async function makeApplication(electron, folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(electron.folder, folder, {
    recursive: true,
    dereference: true,
    // What Electron brings to start without an application, and marks of those who unpacked it, are not ours.
    filter: (file) => !/[/\\]resources[/\\](app|default_app\.asar)$|[/\\]\.[^/\\]+$/.test(file.slice(electron.folder.length)),
  });
  const executable = join(folder, EXECUTABLE);
  renameSync(join(folder, 'electron'), executable);
  const archive = join(folder, 'resources', 'app.asar');
  await makeArchive(electron, archive);
  checkArchive(archive);
  await fuse(executable, electron.test);
}
