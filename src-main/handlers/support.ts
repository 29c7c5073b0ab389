import type { supportCalls } from '../../src-shared/calls/support.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';

/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export function supportHandlers(_session: () => Session): Pick<Handlers, keyof typeof supportCalls> {
  return {};
}
