import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import manifest from './package.json' with { type: 'json' };

const root = import.meta.dirname;

/** Their binaries can not be bundled, and tests on an older Electron replace the database module by its name. */
const NATIVE = ['better-sqlite3-multiple-ciphers', 'keytar'];

/** All others are bundled into the main file, so that a package carries few files, and none that somebody forgot to name here. */
const BUNDLED = Object.keys(manifest.dependencies).filter((name) => !NATIVE.includes(name));

/** What the D-Bus client would load for kinds of buses that no desktop has; it is not installed, and must not be looked for. */
const ABSENT = ['x11', 'abstract-socket', 'event-stream'];
const absent = resolve(root, 'src-main/desktop/absent.ts');

export default defineConfig({
  main: {
    resolve: { alias: ABSENT.map((find) => ({ find, replacement: absent })) },
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      minify: false,
      externalizeDeps: { exclude: BUNDLED },
      rolldownOptions: {
        input: { index: resolve(root, 'src-main/index.ts') },
        // Not a module: those load asynchronously, and by then Electron may be ready, which is too late to switch its
        // sandbox on and to register our scheme.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src-preload/index.ts') },
        // A sandboxed preload is no module: Electron reads it as CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // A third of the size is a third of what has to be read and parsed before the first frame.
      minify: true,
      // Everything is a file of its own: the content security policy allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve(root, 'src-renderer/index.html') } },
    },
  },
});
