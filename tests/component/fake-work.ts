import type { workCalls } from '../../src-shared/calls/work.ts';
import type { Handlers } from '../../src-shared/ipc.ts';

/** What an agent does with cases on this workstation alone, and the views they saved. */
export function fakeWorkHandlers(): Partial<Pick<Handlers, keyof typeof workCalls>> {
  return {};
}
