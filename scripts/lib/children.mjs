import { spawn } from 'node:child_process';

/** How long a child may take to end by itself: it settles a send and closes its database. */
const GRACE_MILLISECONDS = 8_000;
const CHECK_MILLISECONDS = 50;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    // A child leads a group of its own, so that what it started itself ends with it.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function groupLives(child) {
  if (child.pid === undefined) return false;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a program in a process group of its own; `endChildren` ends it with everything it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  return child;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} its exit code; 1 where a signal ended it */
export function ended(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Ends one child and its group: politely, then by force. @param {import('node:child_process').ChildProcess} child */
export async function endChild(child) {
  signalGroup(child, 'SIGTERM');
  const deadline = Date.now() + GRACE_MILLISECONDS;
  while (groupLives(child) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, CHECK_MILLISECONDS));
  if (groupLives(child)) signalGroup(child, 'SIGKILL');
  running.delete(child);
}

/** Ends every child, the newest first: the display goes after what is shown on it. */
export async function endChildren() {
  for (const child of [...running].reverse()) await endChild(child);
}

/** What a shell expects of a program that a signal ended; null until one came. @type {number | null} */
let codeOfSignal = null;

/** Ends every child, then this process. A signal that came meanwhile has the last word. @param {number} code */
export async function exitAfterChildren(code) {
  await endChildren();
  process.exit(codeOfSignal ?? code);
}

/**
 * Ends the children, then this process, on Ctrl-C and on a request to terminate. A second Ctrl-C does not wait.
 */
export function endChildrenOnSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (codeOfSignal !== null) {
        for (const child of running) signalGroup(child, 'SIGKILL');
        process.exit(1);
      }
      codeOfSignal = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal];
      void exitAfterChildren(codeOfSignal);
    });
  }
}
