import { networkInterfaces } from 'node:os';
import type { Power } from '../src-main/ports.ts';

const LOOK_MILLISECONDS = 5_000;
/** A look that comes this much late by the wall clock, and not by the monotonic one, came after a sleep. */
const SLEPT_MILLISECONDS = 20_000;

function interfaces(): string {
  const addresses = Object.entries(networkInterfaces()).flatMap(([name, entries]) =>
    (entries ?? []).map(({ address }) => `${name} ${address}`),
  );
  return addresses.sort().join('\n');
}

/** Without the desktop's help: a clock that jumped means the computer slept, other addresses mean another network. */
export function createPower(): Power {
  return {
    on(listener) {
      let wall = Date.now();
      let monotonic = performance.now();
      let known = interfaces();
      const timer = setInterval(() => {
        const slept = Date.now() - wall - (performance.now() - monotonic);
        const late = performance.now() - monotonic - LOOK_MILLISECONDS;
        wall = Date.now();
        monotonic = performance.now();
        if (slept > SLEPT_MILLISECONDS || late > SLEPT_MILLISECONDS) listener('wake');
        const now = interfaces();
        if (now !== known) listener('network-change');
        known = now;
      }, LOOK_MILLISECONDS);
      return () => clearInterval(timer);
    },
  };
}
