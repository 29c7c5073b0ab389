import { randomUUID } from 'node:crypto';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import { type SeededRandom, seededRandom } from '../../../src-sandbox/random.ts';
import { type Ending, type Lane, openLane, type Send } from '../kill/lane.ts';
import { startWorld, type World } from '../support/sandbox-process.ts';

const LANES = 3;
const KILLS_PER_LANE = 10;
const CASES = 3;

/** What the server makes of a send. */
export const OUTCOMES: readonly { readonly name: string; readonly fault: FaultRule['fault'] | null }[] = [
  { name: 'applied, answered', fault: null },
  { name: 'applied, answer lost', fault: { kind: 'drop', when: 'after' } },
  { name: 'not applied, lost', fault: { kind: 'drop', when: 'before' } },
  { name: 'refused', fault: { kind: 'answer', status: 422 } },
];

/** Every named step of a send (src-main/outbox). A creation has no looks. */
export const CHECKPOINTS: readonly { readonly name: string; readonly kinds: readonly Send['kind'][] }[] = [
  { name: 'before-baseline', kinds: ['reply'] },
  { name: 'before-sending', kinds: ['reply', 'create'] },
  { name: 'after-sending', kinds: ['reply', 'create'] },
  { name: 'after-answer', kinds: ['reply', 'create'] },
  { name: 'after-accepted', kinds: ['reply', 'create'] },
  { name: 'before-look', kinds: ['reply'] },
  { name: 'after-look', kinds: ['reply'] },
  { name: 'before-confirmed', kinds: ['reply'] },
];

export type KillOptions = { readonly kills: number; readonly seed: number; readonly write: (line: string) => void };

type Totals = { kills: number; reached: number; accepted: number; sends: number; states: Map<string, number> };

function freshSend(random: SeededRandom, lane: Lane, kind: Send['kind']): Send {
  return {
    id: randomUUID(),
    kind,
    caseId: random.pick([lane.caseIds[0] ?? '', ...lane.caseIds]),
    text: `kill ${random.hex(20)}`,
  };
}

async function arm(world: World, send: Send, fault: FaultRule['fault'] | null): Promise<void> {
  if (fault !== null) await world.addFault({ match: { bodyIncludes: send.text }, times: 1, fault });
}

/** Lets a lane come to rest and holds it against the ledger. @returns what is wrong. */
async function settleAndCompare(world: World, lane: Lane, totals: Totals): Promise<string[]> {
  const wrong = lane.inspect();
  const ending = await lane.settle();
  wrong.push(...lane.inspect());
  const rows = new Map(
    ending.told.flatMap((told) => (told.told === 'settled' ? told.rows.map((row) => [row.id, row] as const) : [])),
  );
  for (const told of ending.told) if (told.told === 'bug') wrong.push(`a bug: ${told.text}`);
  if (ending.code !== 0) wrong.push(`the last process ended with ${ending.code}`);
  const copies = new Map<string, number>();
  for (const entry of await world.ledger()) copies.set(entry.text, (copies.get(entry.text) ?? 0) + 1);
  for (const send of lane.sends.values()) {
    const row = rows.get(send.id);
    const landed = copies.get(send.text) ?? 0;
    if (landed > 1) wrong.push(`DUPLICATED: ${send.kind} ${landed} copies, ${row?.state ?? 'no row'}`);
    if (row === undefined) {
      // `outbox.list` gives the last fifty that settled; a lane has fewer.
      if (lane.accepted.has(send.id)) wrong.push(`LOST: an accepted ${send.kind} has no row, ${landed} copies`);
      else if (landed > 0) wrong.push(`a ${send.kind} landed that has no row`);
      continue;
    }
    totals.states.set(row.state, (totals.states.get(row.state) ?? 0) + 1);
    if (row.text !== send.text) wrong.push(`LOST: the words of a ${send.kind} changed`);
    if (row.state === 'confirmed' && landed !== 1) wrong.push(`LOST: ${send.kind} confirmed with ${landed} copies`);
    if (landed === 1 && row.state !== 'confirmed' && send.kind === 'reply') wrong.push(`a reply that landed is ${row.state}`);
    if (!['confirmed', 'needs-review', 'rejected'].includes(row.state))
      wrong.push(`a ${send.kind} is still ${row.state}, waiting for ${row.waitsFor ?? 'nothing'}`);
  }
  totals.accepted += lane.accepted.size;
  totals.sends += lane.sends.size;
  return wrong;
}

function count(totals: Totals, ending: Ending): void {
  totals.kills += ending.killed ? 1 : 0;
}

async function killAtRandom(world: World, random: SeededRandom, totals: Totals, times: number): Promise<string[]> {
  const lane = await openLane(world, CASES);
  const wrong: string[] = [];
  for (let i = 0; i < times; i++) {
    const sends = Array.from({ length: 4 }, () => freshSend(random, lane, random.fraction() < 0.8 ? 'reply' : 'create'));
    for (const send of sends) await arm(world, send, random.pick([null, ...OUTCOMES.map((outcome) => outcome.fault)]));
    const after = random.fraction() < 0.25 ? 'start' : 'ready';
    const milliseconds = after === 'start' ? random.between(150, 900) : random.between(0, 400);
    count(totals, await lane.run(sends, { kind: 'moment', after, milliseconds }));
    wrong.push(...lane.inspect());
  }
  wrong.push(...(await settleAndCompare(world, lane, totals)));
  lane.remove();
  return wrong;
}

type Exact = { readonly checkpoint: string; readonly kind: Send['kind']; readonly outcome: (typeof OUTCOMES)[number] };

async function killAtCheckpoint(world: World, random: SeededRandom, totals: Totals, exact: Exact): Promise<string[]> {
  const lane = await openLane(world, 1);
  const send = freshSend(random, lane, exact.kind);
  await arm(world, send, exact.outcome.fault);
  const ending = await lane.run([send], { kind: 'checkpoint', checkpoint: exact.checkpoint, time: 1 });
  totals.reached += ending.killed ? 1 : 0;
  count(totals, ending);
  const wrong = await settleAndCompare(world, lane, totals);
  lane.remove();
  return wrong.map((what) => `${exact.kind} at ${exact.checkpoint}, ${exact.outcome.name}: ${what}`);
}

/** kill -9 of the real core at random moments and at every named step x what the server made of it. */
export async function runKill({ kills, seed, write }: KillOptions): Promise<readonly string[]> {
  const world = await startWorld({ clock: 'real' });
  await world.settings({ requestsPerSecond: 1_000_000, requestsPerMinute: 1_000_000 });
  const totals: Totals = { kills: 0, reached: 0, accepted: 0, sends: 0, states: new Map() };
  const broken: string[] = [];
  const began = performance.now();

  const every = CHECKPOINTS.flatMap(({ name, kinds }) =>
    kinds.flatMap((kind) => OUTCOMES.map((outcome) => ({ checkpoint: name, kind, outcome }))),
  );
  // With fewer kills than there are named steps, a spread of them; odd, so that it does not fall in step with the outcomes.
  const stride = kills >= every.length ? 1 : Math.ceil(every.length / Math.max(1, kills)) | 1;
  const exact = every.filter((_one, index) => index % stride === seed % stride);
  const jobs: ((random: SeededRandom) => Promise<string[]>)[] = [
    ...exact.map((one) => (random: SeededRandom) => killAtCheckpoint(world, random, totals, one)),
  ];
  const left = Math.max(0, kills - exact.length);
  for (let done = 0; done < left; done += KILLS_PER_LANE) {
    const times = Math.min(KILLS_PER_LANE, left - done);
    jobs.push((random) => killAtRandom(world, random, totals, times));
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++])
        broken.push(...(await job(seededRandom(seed * 10_007 + next))));
    }),
  );
  await world.stop();

  write(`kill, seed ${seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  write(
    `named steps: ${CHECKPOINTS.length} x kinds x ${OUTCOMES.length} outcomes = ${exact.length}; ${totals.reached} were reached and killed there`,
  );
  write(`kills: ${totals.kills}; sends: ${totals.sends}, of which the call had answered: ${totals.accepted}`);
  write(`in the end: ${[...totals.states].map(([state, number]) => `${number} ${state}`).join(', ')}`);
  write(`lost, duplicated, damaged or not settled: ${broken.length}`);
  return broken;
}
