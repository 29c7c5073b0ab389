import { seededRandom } from '../../../src-sandbox/random.ts';
import { exclusiveRows } from '../rows/exclusive.ts';
import type { Generator } from '../rows/generator.ts';
import { readRows } from '../rows/reads.ts';
import { specialRows } from '../rows/special.ts';
import { writeRows } from '../rows/writes.ts';
import { type DeadEnds, openDeadEnds } from '../support/dead-ends.ts';
import { type Judged, judgeStage } from '../support/judge-stage.ts';
import { startWorld, type World } from '../support/sandbox-process.ts';
import { setStage } from '../support/stage.ts';
import { createTally } from '../support/tally.ts';

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

export type SendsOptions = {
  readonly sends: number;
  readonly seed: number;
  readonly longestSeconds: number;
  readonly write: (line: string) => void;
};

/** Settings of the server for whole batches: what its documents leave open, and a clock that is not ours. */
const SERVERS = [
  { name: 'plain', settings: {} },
  { name: 'plain', settings: {} },
  { name: 'ids above 2^53', settings: {}, big: true },
  { name: 'its clock 3 h ahead', settings: { clockSkewMilliseconds: 3 * 3_600_000 } },
  { name: 'its clock 3 h behind', settings: { clockSkewMilliseconds: -3 * 3_600_000 } },
  { name: 'line ends changed', settings: { normaliseText: 'crlf' } },
  { name: 'trailing space cut', settings: { normaliseText: 'trim-end' } },
  { name: 'other error bodies', settings: { errorShape: 'A' } },
] as const;
const USUAL = { clockSkewMilliseconds: 0, normaliseText: 'none', errorShape: 'C' } as const;

/** Sends until there are enough of them or the time is over. @returns what broke the figures */
export async function runSends({ sends, seed, longestSeconds, write }: SendsOptions): Promise<readonly string[]> {
  const [normal, big, deadEnds] = await Promise.all([
    startWorld({ clock: 'hand' }),
    startWorld({ clock: 'hand', idBase: 'big' }),
    openDeadEnds(),
  ]);
  const tally = createTally();
  const usual = GENERATORS.filter((generator) => generator.rare !== true);
  const rare = GENERATORS.filter((generator) => generator.rare === true);
  const began = performance.now();
  let start = Date.now() + 60_000;
  let broken: string[] = [];
  for (let batch = 0; tally.sends() < sends && performance.now() - began < longestSeconds * 1_000; batch++) {
    const server = SERVERS[batch % SERVERS.length] ?? SERVERS[0];
    const world = 'big' in server ? big : normal;
    await world.settings(server.settings);
    const unusual = rare[batch % rare.length];
    const alone = exclusiveRows[batch % exclusiveRows.length];
    const parts = [unusual === undefined ? usual : [...usual, unusual], alone === undefined ? [] : [alone]];
    for (const [part, generators] of parts.entries()) {
      const batchSeed = seed * 1_000_003 + batch * 2 + part;
      const played = await playBatch({ world, deadEnds, seed: batchSeed, start, generators });
      start = played.end + 1_000;
      tally.add(played.judged);
      for (const one of played.judged)
        if (one.lost || one.duplicated || one.unexpected !== null)
          write(
            `  batch seed ${batchSeed}, server ${server.name}, row ${one.row}: ${one.lost ? 'LOST ' : ''}${one.duplicated ? 'DUPLICATED ' : ''}${one.unexpected ?? ''}`,
          );
      for (const bug of played.bugs) broken.push(`a bug in batch seed ${batchSeed}: ${String(bug)}`);
    }
    await world.settings(USUAL);
  }
  write(`seed ${seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  broken = [...broken, ...tally.print(write), ...deadEnds.leaks().map((leak) => `leaked: ${leak}`)];
  if (tally.sends() < sends) write(`(${longestSeconds} s were over before ${sends} sends)`);
  await Promise.all([normal.stop(), big.stop(), deadEnds.stop()]);
  return broken;
}
