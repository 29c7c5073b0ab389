import type { CaseRow } from '../../src-shared/cases.ts';
import type { WorkTarget } from '../../src-shared/work.ts';

/** What a command is about: the marked cases, or the one on screen. */
export type Aim = {
  readonly accountId: string;
  readonly target: WorkTarget;
  readonly count: number;
  /** The one case, where it is the one on screen; null for marked ones. */
  readonly row: CaseRow | null;
};
