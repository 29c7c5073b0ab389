import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createTransport,
  type HttpOutcome,
  type HttpRequest,
  type OpenTransport,
  type Transport,
} from '../../../src-main/api/transport.ts';

/** A request that the server holds back on purpose counts as at rest after this much real time. */
const HELD_MILLISECONDS = 40;
/** Any other request is waited for. One that takes longer is a fault of the bench and is counted. */
const PATIENCE_MILLISECONDS = 20_000;

type Flight = { readonly held: boolean; readonly since: number };

/** Sends a request another way than the product would have gone: a broken server, a proxy, a name that does not resolve. */
export type Detour = (request: HttpRequest) => Transport | null;

export type WatchedTransports = {
  readonly open: OpenTransport;
  settle(): Promise<void>;
  /** Requests whose path or body holds this text may be held back by the server. */
  hold(text: string): void;
  detour(by: Detour): void;
  inFlight(): number;
  /** Requests that took too long although nobody held them. */
  overdue(): number;
};

/** The real transport, watched, so that simulated time moves only when the wire has come to rest. */
export function watchTransports(): WatchedTransports {
  const flights = new Set<Flight>();
  const held = new Set<string>();
  const detours: Detour[] = [];
  let overdue = 0;
  let wake: (() => void) | null = null;

  function isHeld(request: HttpRequest): boolean {
    for (const text of held) if (request.path.includes(text) || request.body?.includes(text) === true) return true;
    return false;
  }

  function isAtRest(flight: Flight, now: number): boolean {
    return now - flight.since > (flight.held ? HELD_MILLISECONDS : PATIENCE_MILLISECONDS);
  }

  async function watch(transport: Transport, request: HttpRequest): Promise<HttpOutcome> {
    const flight = { held: isHeld(request), since: performance.now() };
    flights.add(flight);
    try {
      const other = detours.reduce<Transport | null>((found, by) => found ?? by(request), null);
      return await (other ?? transport).send(request);
    } finally {
      flights.delete(flight);
      if (!flight.held && performance.now() - flight.since > PATIENCE_MILLISECONDS) overdue += 1;
      wake?.();
    }
  }

  return {
    open(options) {
      const transport = createTransport(options);
      return { ...transport, send: (request) => watch(transport, request) };
    },
    async settle() {
      await nextTurn();
      await nextTurn();
      for (;;) {
        const now = performance.now();
        if ([...flights].every((flight) => isAtRest(flight, now))) break;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 5);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
        await nextTurn();
      }
      await nextTurn();
    },
    hold: (text) => held.add(text),
    detour: (by) => detours.push(by),
    inFlight: () => flights.size,
    overdue: () => overdue,
  };
}
