import type { replyCalls } from '../../src-shared/calls/replies.ts';
import type { Handlers } from '../../src-shared/ipc.ts';

/** Saved replies and templates of new cases. */
export function fakeReplyHandlers(): Pick<Handlers, keyof typeof replyCalls> {
  return {};
}
