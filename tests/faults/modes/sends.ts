import { seededRandom } from '../../../src-sandbox/random.ts';
import type { Generator } from '../rows/generator.ts';
import { readRows } from '../rows/reads.ts';
import { specialRows } from '../rows/special.ts';
import { writeRows } from '../rows/writes.ts';
import type { DeadEnds } from '../support/dead-ends.ts';
import { type Judged, judgeStage } from '../support/judge-stage.ts';
import type { World } from '../support/sandbox-process.ts';
import { type Stage, setStage } from '../support/stage.ts';

export const GENERATORS: readonly Generator[] = [...writeRows, ...readRows, ...specialRows];

const LONGEST_PLAY = 30 * 60_000;
/** After the last send has settled: whatever were sent twice would be sent by then. */
const REST = 90_000;
const SHARED_CASE_CHANCE = 0.6;

export type BatchOptions = {
  readonly world: World;
  readonly deadEnds: DeadEnds | null;
  readonly seed: number;
  readonly start: number;
  readonly generators: readonly Generator[];
  readonly onStage?: (stage: Stage) => Promise<void>;
};

export type Batch = {
  readonly judged: readonly Judged[];
  readonly end: number;
  readonly overdue: number;
  readonly bugs: readonly unknown[];
};

/** Plays one of each generator side by side in one core, to the end. */
export async function playBatch(options: BatchOptions): Promise<Batch> {
  const random = seededRandom(options.seed);
  const stage = await setStage({ world: options.world, deadEnds: options.deadEnds, random, start: options.start });
  const ledgerBefore = (await options.world.ledger()).length;
  const shared: string[] = [];
  const sharedCase = async () => {
    const known = shared[random.between(0, Math.max(0, shared.length - 1))];
    if (known !== undefined && random.fraction() < SHARED_CASE_CHANCE) return known;
    const fresh = await stage.newCase();
    shared.push(fresh);
    return fresh;
  };
  await options.onStage?.(stage);
  for (const generator of options.generators) await generator.play(stage, sharedCase);
  await stage.playOut(LONGEST_PLAY, REST);
  const judged = await judgeStage(stage, await options.world.ledger(ledgerBefore));
  const end = options.start + stage.clock.monotonic();
  await stage.stop();
  return {
    judged,
    end: Math.max(end, options.start + stage.clock.monotonic()),
    overdue: stage.wire.overdue(),
    bugs: stage.desk.log.bugs,
  };
}
