import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from './ports.ts';

/** Randomness of the operating system. `fraction` spreads waits and needs no secrecy. */
export function createRandom(): Random {
  return {
    uuid: () => randomUUID(),
    fraction: () => Math.random(),
    bytes: (count) => randomBytes(count),
  };
}
