import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The core is plain Node: whatever reaches for Electron fails at once, with the rule in the message. */
const alias = { electron: resolve(import.meta.dirname, 'tests/support/electron-is-a-leaf.ts') };

/** A core test opens encrypted databases and sockets; beside a busy second core that takes its time. */
const CORE_TIMEOUT_MILLISECONDS = 20_000;

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'core',
          environment: 'node',
          // Native modules do not survive being loaded by several worker threads.
          pool: 'forks',
          include: ['tests/core/**/*.test.ts'],
          testTimeout: CORE_TIMEOUT_MILLISECONDS,
          hookTimeout: CORE_TIMEOUT_MILLISECONDS,
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: { name: 'component', environment: 'happy-dom', include: ['tests/component/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
