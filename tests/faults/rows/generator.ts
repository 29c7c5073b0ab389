import type { Expected, Stage } from '../support/stage.ts';

/** One kind of fault out of the list of reliability-and-security.md section 2. */
export type Generator = {
  /** Its number in the list, or numbers. */
  readonly row: string;
  readonly title: string;
  /** Slow or heavy on memory: played only so often for every hundred of the others. */
  readonly rare?: boolean;
  /** Puts cases, faults and sends on the stage, so that they can play side by side with those of others. */
  play(stage: Stage, sharedCase: () => Promise<string>): Promise<void>;
};

export const CONFIRMED: Expected = { meant: 1, landed: 1, states: ['confirmed'], observable: true };
/** Landed, though nobody could know it. */
export const LANDED_UNSEEN: Expected = { meant: 1, landed: 1, states: ['needs-review'], observable: false };
/** Never landed, and the server did not say so. */
export const VANISHED: Expected = { meant: 1, landed: 0, states: ['needs-review'], observable: false };
/** Wise said no. */
export const REJECTED: Expected = { meant: 1, landed: 0, states: ['rejected'], observable: true };
