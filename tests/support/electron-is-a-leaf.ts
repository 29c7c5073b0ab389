/**
 * Stands in for `electron` in tests of the core. The core must run in plain Node: what it needs of the computer comes
 * through src-main/ports.ts, and only src-main/electron, src-main/index.ts and src-preload may import Electron.
 */
throw new Error('This code runs without Electron: take a port (src-main/ports.ts) instead of importing electron.');

export {};
