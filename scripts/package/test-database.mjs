import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MODULE = 'better-sqlite3-multiple-ciphers';

/** The adapter answers for the module of that name, which is this very file, by putting itself in the module cache. */
const STAND_IN = `const path = require('node:path');
process.env.SQLITE_ADAPTER_APP_ROOT = path.join(__dirname, '..', '..');
require('./adapter/sqlite-adapter.cjs');
module.exports = require.cache[__filename].exports;
`;

/**
 * Puts a stand-in where the database module was: for a TEST package on an Electron that is too old for the real one. What
 * is shipped never comes here, and a file made by the stand-in opens nowhere else.
 * @param {string} folder the staged application
 * @param {string} adapter the file that CASEPORT_ELECTRON_PRELOAD names; its packages lie beside it
 */
export function stageTestDatabase(folder, adapter) {
  const home = join(folder, 'node_modules', MODULE);
  rmSync(home, { recursive: true, force: true });
  cpSync(dirname(adapter), join(home, 'adapter'), {
    recursive: true,
    dereference: true,
    filter: (file) => !/-musl|\.md$|\.d\.ts$|package-lock\.json$/.test(file),
  });
  cpSync(adapter, join(home, 'adapter', 'sqlite-adapter.cjs'));
  writeFileSync(join(home, 'package.json'), `${JSON.stringify({ name: MODULE, version: '0.0.0', main: 'index.cjs' })}\n`);
  writeFileSync(join(home, 'index.cjs'), STAND_IN);
}
