import type { replyCalls } from '../../src-shared/calls/replies.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';

/** Saved replies and templates of new cases. */
export function replyHandlers(_session: () => Session): Pick<Handlers, keyof typeof replyCalls> {
  return {};
}
