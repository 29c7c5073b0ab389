import type { readingCalls } from '../../src-shared/calls/reading.ts';
import type { Handlers } from '../../src-shared/ipc.ts';

/** Threads as files, the local audit log and the overview. */
export function fakeReadingHandlers(): Pick<Handlers, keyof typeof readingCalls> {
  return {};
}
