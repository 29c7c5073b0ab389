import type { supportCalls } from '../../src-shared/calls/support.ts';
import type { Handlers } from '../../src-shared/ipc.ts';

/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export function fakeSupportHandlers(): Partial<Pick<Handlers, keyof typeof supportCalls>> {
  return {};
}
