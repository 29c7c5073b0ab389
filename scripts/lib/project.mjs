import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever a script was started from. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {...string} parts of a path inside the project */
export function inProject(...parts) {
  return join(projectFolder, ...parts);
}

/** The Node 24 that the lock file pins; the scripts before it is installed run on Node 20. */
export const projectNode = inProject('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
