import type { Log } from './ports.ts';

/**
 * Ends one after another, whatever each of them does. One that fails must not leave the rest running: with the stores opened anew
 * there would be two of everything, and a database that stays open locks its own file.
 */
export async function stopAll(log: Log, ends: readonly (() => unknown)[]): Promise<void> {
  for (const end of ends) {
    try {
      await end();
    } catch (cause) {
      log.bug(cause, 'stop');
    }
  }
}
