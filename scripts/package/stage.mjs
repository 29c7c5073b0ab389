import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../lib/project.mjs';
import { stageTestDatabase } from './test-database.mjs';

const target = `${process.platform}-${process.arch}`;

/** What of each native module is needed to run: its own code, and the binary of this one system. */
const NATIVE_MODULES = {
  'better-sqlite3-multiple-ciphers': ['package.json', 'LICENSE', 'lib', `prebuilds/${target}.node`],
  keytar: ['package.json', 'LICENSE.md', 'lib', `prebuilds/${target}/keytar.node`],
};

/** Everything else is bundled into these. */
const FILES = ['out/main', 'out/preload', 'out/renderer', 'resources/icon-256.png', 'resources/tray', 'LICENSE'];

/** The key that descriptions of newer versions are believed under. A build without one believes none. */
const UPDATE_KEY = 'resources/update-key.pem';

/** What Electron reads; scripts and dependencies are no business of a package. */
const MANIFEST_FIELDS = ['name', 'productName', 'version', 'description', 'license', 'type', 'main'];

/** @returns {Record<string, string>} package.json */
export function manifest() {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  cpSync(from, to, { recursive: true, dereference: true });
}

/**
 * Lays out the application as it runs: built files and the two native modules, nothing else.
 * @param {string} folder an empty one
 * @param {{ adapter: string | null, verification?: boolean }} options the database adapter that an older test Electron needs, null in
 *   what is shipped; and whether a debugger may look on, which nothing that is shipped allows
 */
export function stageApplication(folder, { adapter, verification = false }) {
  mkdirSync(folder, { recursive: true });
  const all = manifest();
  const fields = MANIFEST_FIELDS.map((name) => [name, all[name]]);
  const mark = verification ? { verification: true } : {};
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...Object.fromEntries(fields), ...mark }, null, 2)}\n`);
  for (const name of FILES) copy(inProject(name), join(folder, name));
  if (existsSync(inProject(UPDATE_KEY))) copy(inProject(UPDATE_KEY), join(folder, UPDATE_KEY));
  for (const [module, files] of Object.entries(NATIVE_MODULES)) {
    const from = inProject('node_modules', module);
    for (const name of files) {
      if (!existsSync(join(from, name))) throw new Error(`${module} brings no ${name}`);
      copy(join(from, name), join(folder, 'node_modules', module, name));
    }
  }
  if (adapter !== null) stageTestDatabase(folder, adapter);
}
