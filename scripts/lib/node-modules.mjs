import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { inProject, projectFolder } from './project.mjs';
import { say, sayWhile, stop } from './say.mjs';

/** Written last, inside node_modules: an install that was cut off leaves none. */
const marker = inProject('node_modules', '.caseport-lock');

function lockHash() {
  const { allowScripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  // allowScripts decides which packages may build themselves, so it is part of what was installed.
  return createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .update(JSON.stringify(allowScripts ?? null))
    .digest('hex');
}

/** True where node_modules is what the lock file says. */
export function modulesMatchLock() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === lockHash();
}

/** Says that node_modules was filled from the lock file as it is now. */
export function markModules() {
  writeFileSync(marker, lockHash());
}

/** `npm ci` deletes node_modules, and the Node in it too: the child must find another one. */
function environmentWithoutModules() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Runs `npm ci` where node_modules does not match the lock file. */
export async function ensureModules() {
  if (modulesMatchLock()) return;
  say('installing the npm packages of package-lock.json (about a minute the first time)');
  const done = sayWhile('installing npm packages');
  const npm = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const outside = node !== undefined && npm !== undefined && !node.includes('node_modules');
  const [command, before] = outside ? [node, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const child = spawn(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: environmentWithoutModules(),
    shell: command.endsWith('.cmd'),
  });
  /** @type {number | null} */
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  const seconds = done();
  if (code !== 0) stop(`npm ci failed (code ${code}); what it printed stands above`);
  markModules();
  say(`npm packages are in place (${seconds} s)`);
}
