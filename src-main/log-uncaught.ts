import type { Log } from './ports.ts';

/** The part of `process` that is used. */
export type Watched = Pick<NodeJS.Process, 'on' | 'emitWarning'>;

/**
 * Puts what nobody caught into the log, and lets everything go its way after that: only ever listens where listening changes
 * nothing.
 * @param rejections what a rejection that nobody handles does here. `end`: it ends the process, as in Node. `warn`: it is warned of
 * and nothing more, as in Electron, where no monitor is told of it either.
 */
export function logUncaught(watched: Watched, log: Log, rejections: 'end' | 'warn'): void {
  watched.on('uncaughtExceptionMonitor', (cause: unknown, origin: string) => void log.bug(cause, origin));
  if (rejections === 'end') return;
  watched.on('unhandledRejection', (cause: unknown) => {
    log.bug(cause, 'unhandledRejection');
    // Whoever listens takes the place of the warning, so it is given here.
    watched.emitWarning(cause instanceof Error ? cause : String(cause));
  });
}
