import type { readingCalls } from '../../src-shared/calls/reading.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';

/** Threads as files, the local audit log and the overview. */
export function readingHandlers(_session: () => Session): Pick<Handlers, keyof typeof readingCalls> {
  return {};
}
