import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, projectFolder, projectNode } from './project.mjs';
import { say, sayWhile, stop } from './say.mjs';

/** What the built files come from. */
const SOURCES = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-sandbox', 'resources'];
const CONFIGURATION = ['electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json'];
const BUILT = ['out/main/index.cjs', 'out/preload/index.cjs', 'out/renderer/index.html'];

const marker = inProject('out', '.built-from');

/** @param {string} folder @returns {string[]} files, sorted */
function filesUnder(folder) {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap(filesUnder), ...CONFIGURATION.map((name) => inProject(name))]) {
    hash.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds renderer, preload and Electron main where a source changed since the last time. */
export function buildWhatChanged() {
  const wanted = hashOfSources();
  const complete = BUILT.every((file) => existsSync(inProject(file)));
  if (complete && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  rmSync(marker, { force: true });
  say('building');
  const done = sayWhile('building');
  const cli = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = spawnSync(projectNode, [cli, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    encoding: 'utf8',
    shell: projectNode.endsWith('.cmd'),
  });
  const seconds = done();
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}`);
    stop('the build failed; what it printed stands above');
  }
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(marker, wanted);
  say(`built (${seconds} s)`);
}
