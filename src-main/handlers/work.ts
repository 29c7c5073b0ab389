import type { workCalls } from '../../src-shared/calls/work.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';

/** What an agent does with cases on this workstation alone, and the views they saved. */
export function workHandlers(_session: () => Session): Pick<Handlers, keyof typeof workCalls> {
  return {};
}
