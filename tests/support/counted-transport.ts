import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createTransport, type OpenTransport } from '../../src-main/api/transport.ts';

/** Real time after which a request that has no answer counts as stuck, so that simulated time may go on. */
const STUCK_MILLISECONDS = 60;

/** The real transport, watched: tells how many requests are under way and when none is. */
export type CountedTransports = { readonly open: OpenTransport; settle(): Promise<void>; inFlight(): number };

export function countTransports(open: OpenTransport = createTransport): CountedTransports {
  let inFlight = 0;
  let finished = 0;
  return {
    open(options) {
      const transport = open(options);
      return {
        ...transport,
        async send(request) {
          inFlight += 1;
          try {
            return await transport.send(request);
          } finally {
            inFlight -= 1;
            finished += 1;
          }
        },
      };
    },
    async settle() {
      await nextTurn();
      let seen = finished;
      let since = performance.now();
      while (inFlight > 0 && performance.now() - since < STUCK_MILLISECONDS) {
        await wait(1);
        if (seen !== finished) {
          seen = finished;
          since = performance.now();
        }
      }
      await nextTurn();
      await nextTurn();
    },
    inFlight: () => inFlight,
  };
}
