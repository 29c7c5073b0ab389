import { start } from './children.mjs';

const START_LIMIT_MILLISECONDS = 15_000;
const SCREEN = '1440x900x24';

/** True where windows can be shown without further ado. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * Starts Xvfb on a display that it picks itself.
 * @param {{ uid?: number, gid?: number }} owner who runs it, and so may use it
 * @returns {Promise<string>} the display, as `:99`
 */
export function startPrivateDisplay(owner = {}) {
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ...owner,
  });
  let complaint = '';
  child.stderr?.on('data', (text) => (complaint += text));
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`Xvfb did not start: ${why} ${complaint}`.trim()));
    const timer = setTimeout(() => fail('no display within the time limit'), START_LIMIT_MILLISECONDS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}`));
    child.stdio[3]?.once('data', (text) => {
      clearTimeout(timer);
      resolve(`:${String(text).trim()}`);
    });
  });
}
