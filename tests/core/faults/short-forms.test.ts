import { afterEach, describe, expect, test } from 'vitest';
import { runCorrupt } from '../../faults/modes/corrupt.ts';
import { runKill } from '../../faults/modes/kill.ts';
import { runModel } from '../../faults/modes/model.ts';
import { GENERATORS, playBatch } from '../../faults/modes/sends.ts';
import { runStorm } from '../../faults/modes/storm.ts';
import { runWire } from '../../faults/modes/wire.ts';
import { exclusiveRows } from '../../faults/rows/exclusive.ts';
import { DEAD_ENDS, openDeadEnds } from '../../faults/support/dead-ends.ts';
import { startWorld } from '../../faults/support/sandbox-process.ts';

/** Short forms of `npm run faults`: the same code, a fixed seed, a few repeats. */
const SEED = 20_261_120;
const LONG = 120_000;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function whatIsWrong(judged: Awaited<ReturnType<typeof playBatch>>['judged']): string[] {
  return judged
    .filter((one) => one.lost || one.duplicated || one.unexpected !== null)
    .map((one) => `row ${one.row}: ${one.lost ? 'lost ' : ''}${one.duplicated ? 'duplicated ' : ''}${one.unexpected ?? ''}`);
}

const printed: string[] = [];
function write(line: string): void {
  printed.push(line);
}

describe('the list of faults, against a ledger in another process', () => {
  test(
    'every row that a send or a read can meet, once',
    async () => {
      const [world, deadEnds] = await Promise.all([startWorld({ clock: 'hand' }), openDeadEnds()]);
      stops.push(world.stop, deadEnds.stop);
      const generators = GENERATORS.filter((generator) => generator.rare !== true);
      const batch = await playBatch({ world, deadEnds, seed: SEED, start: Date.now() + 60_000, generators });
      expect([whatIsWrong(batch.judged), batch.bugs, batch.overdue, deadEnds.leaks()]).toEqual([[], [], 0, []]);
      expect(batch.judged.length).toBeGreaterThan(80);
    },
    LONG,
  );

  test(
    'what holds a whole account',
    async () => {
      const world = await startWorld({ clock: 'hand', idBase: 'big' });
      stops.push(world.stop);
      let start = Date.now() + 60_000;
      for (const generator of exclusiveRows) {
        const batch = await playBatch({ world, deadEnds: null, seed: SEED, start, generators: [generator] });
        start = batch.end + 1_000;
        expect([generator.title, whatIsWrong(batch.judged), batch.bugs]).toEqual([generator.title, [], []]);
      }
    },
    LONG,
  );
});

test(
  '1 to 5: on no dead end does a byte leave, and each is told for what it is',
  async () => {
    const deadEnds = await openDeadEnds();
    stops.push(deadEnds.stop);
    const request = {
      method: 'PUT',
      path: '/v1/cases/1/comments',
      headers: { authorization: 'Bearer token' },
      body: '{}',
    } as const;
    const why = await Promise.all(
      DEAD_ENDS.map(async (kind) => {
        const outcome = await deadEnds.transport(kind).send(request);
        return outcome.kind === 'not-sent' ? [kind, outcome.why] : [kind, `not proven: ${outcome.kind}`];
      }),
    );
    expect(Object.fromEntries(why)).toEqual({
      dns: 'dns',
      refused: 'refused',
      'black-hole': 'timeout',
      'tls-self-signed': 'tls',
      'tls-expired': 'tls',
      'tls-wrong-host': 'tls',
      'tls-not-spoken': 'tls',
      'proxy-407': 'proxy',
      'proxy-502': 'proxy',
      'proxy-refused': 'proxy',
      'proxy-hangs-up': 'proxy',
    });
    expect(deadEnds.leaks()).toEqual([]);
  },
  LONG,
);

test(
  'wire: resets and closes of PUT and POST',
  async () => {
    expect(await runWire({ each: 40, seed: SEED, write })).toEqual([]);
  },
  LONG,
);

test(
  'storm: ten minutes of trouble, and every form of Retry-After',
  async () => {
    expect(await runStorm({ seed: SEED, write })).toEqual([]);
  },
  LONG,
);

test(
  'model: commands in any order',
  async () => {
    expect(await runModel({ runs: 40, seed: SEED, write })).toEqual([]);
  },
  LONG,
);

test(
  'kill -9 at a dozen of the named steps',
  async () => {
    expect(await runKill({ kills: 12, seed: SEED, write })).toEqual([]);
  },
  LONG,
);

test(
  'corruption of the desk and of the cache',
  async () => {
    expect(await runCorrupt({ rounds: 40, seed: SEED, write })).toEqual([]);
  },
  LONG,
);
