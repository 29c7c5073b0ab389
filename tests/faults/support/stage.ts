import { randomUUID } from 'node:crypto';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import type { SeededRandom } from '../../../src-sandbox/random.ts';
import type { Status } from '../../../src-sandbox/world/cases.ts';
import type { OutboxItem, OutboxState } from '../../../src-shared/outbox.ts';
import { type BenchClock, createBenchClock } from './bench-clock.ts';
import type { DeadEnd, DeadEnds } from './dead-ends.ts';
import type { World } from './sandbox-process.ts';
import { type Desk, makeProfile, removeProfile, startDesk } from './start-desk.ts';
import { type WatchedTransports, watchTransports } from './watched-transport.ts';

/** What must have become of a send once everything is over. */
export type Expected = {
  /** How often its words may stand in the ledger because somebody meant them to. */
  readonly meant: number;
  /** Copies that must be there; fewer is a loss. Left out: whatever the state claims. */
  readonly landed?: number;
  readonly states: readonly OutboxState[];
  /** False where not even the server's ledger would let a careful client know. */
  readonly observable: boolean;
};

export type TrackedSend = Expected & {
  readonly row: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly text: string;
  /** A person acted on it, as the row of the list asks: it did not settle by itself. */
  byPerson: boolean;
  /** Something else that the row asks for. @returns what is wrong with it. */
  readonly verify?: (item: OutboxItem) => Promise<string | null> | string | null;
};

type Watcher = { readonly id: string; readonly state: OutboxState; readonly act: () => Promise<void>; done: boolean };

/** One core with its cases and sends, among which the generators of the rows put theirs. */
export type Stage = {
  readonly random: SeededRandom;
  readonly clock: BenchClock;
  readonly desk: Desk;
  readonly world: World;
  readonly wire: WatchedTransports;
  readonly accountId: string;
  readonly sends: readonly TrackedSend[];
  /** Words that occur nowhere else. */
  words(length?: number): string;
  /** A tracked case, with a question of Wise's in it. */
  newCase(status?: Status): Promise<string>;
  /** A fault for requests that carry these words. */
  onWrite(words: string, fault: FaultRule['fault'], rule?: Omit<FaultRule, 'fault'>): Promise<void>;
  onRead(caseId: string, what: 'case' | 'thread', fault: FaultRule['fault'], rule?: Omit<FaultRule, 'fault'>): Promise<void>;
  /** The first attempts to write these words go nowhere. */
  deadEnd(words: string, kind: DeadEnd, times: number): void;
  reply(row: string, caseId: string, text: string, expected: Expected, verify?: TrackedSend['verify']): Promise<TrackedSend>;
  create(row: string, text: string, expected: Expected): Promise<TrackedSend>;
  /** Once a send reaches a state, does something, once. */
  when(send: TrackedSend, state: OutboxState, act: () => Promise<void>): void;
  later(milliseconds: number, act: () => Promise<void>): void;
  /** Plays until every send has reached a state that it may end in and stayed there. @throws what a watcher threw */
  playOut(limit: number, rest: number): Promise<void>;
  stop(): Promise<void>;
};

export type StageOptions = {
  readonly world: World;
  readonly random: SeededRandom;
  readonly deadEnds: DeadEnds | null;
  /** Simulated wall clock to begin at: never before the world's. */
  readonly start: number;
};

const LOOK_EVERY_MILLISECONDS = 1_000;

/** The part of the words that occurs nowhere else; what follows it may hold anything. */
function markOf(words: string): string {
  return words.slice(0, 'Words '.length + 16);
}
const HOLDING: ReadonlySet<FaultRule['fault']['kind']> = new Set([
  'silence',
  'late-landing',
  'latency',
  'drip',
  'wrong-length',
  'idle-end',
]);

export async function setStage(options: StageOptions): Promise<Stage> {
  const { world, random, deadEnds } = options;
  const wire = watchTransports();
  const clock = createBenchClock({
    start: options.start,
    settle: () => wire.settle(),
    follow: async (wall) => {
      await world.advanceClock(wall);
    },
  });
  await world.advanceClock(options.start);
  const profile = makeProfile();
  const desk = await startDesk({
    clock,
    openTransport: wire.open,
    profile,
    random: { uuid: randomUUID, fraction: random.fraction, bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  });
  const { id: accountId } = await clock.drive(
    desk.call('accounts.connect', {
      label: 'Fault suite',
      environment: 'development',
      baseUrl: world.baseUrl,
      credentials: { kind: 'client', clientId: world.clientId, clientSecret: world.clientSecret },
      proxy: { mode: 'none' },
    }),
  );
  await desk.call('settings.change', { undoHoldSeconds: 0 });

  const sends: TrackedSend[] = [];
  const watchers: Watcher[] = [];
  const due: { readonly at: number; readonly act: () => Promise<void> }[] = [];

  async function arm(match: NonNullable<FaultRule['match']>, held: string, fault: FaultRule['fault'], rule = {}): Promise<void> {
    if (HOLDING.has(fault.kind)) wire.hold(held);
    await world.addFault({ match, ...rule, fault });
  }

  async function look(): Promise<boolean> {
    for (const entry of due.filter((one) => one.at <= clock.monotonic())) {
      due.splice(due.indexOf(entry), 1);
      await entry.act();
    }
    const states = new Map<string, OutboxState | null>();
    for (const { id } of sends) states.set(id, (await desk.send(id))?.state ?? null);
    for (const watcher of watchers) {
      if (watcher.done || states.get(watcher.id) !== watcher.state) continue;
      watcher.done = true;
      await watcher.act();
      return false;
    }
    return (
      due.length === 0 &&
      watchers.every((watcher) => watcher.done) &&
      sends.every(({ id, states: ends }) => {
        const state = states.get(id) ?? null;
        return state === null || ends.includes(state);
      })
    );
  }

  function register(send: TrackedSend): TrackedSend {
    sends.push(send);
    return send;
  }

  return {
    random,
    clock,
    desk,
    world,
    wire,
    accountId,
    sends,
    words: (length = 0) => `Words ${random.hex(16)}${length > 0 ? ` ${'and more '.repeat(length)}`.slice(0, length) : ''}.`,
    async newCase(status = 'PENDING') {
      const comments = status === 'CREATING' ? [] : [{ plainBody: `A question ${random.hex(8)}`, author: 'WISE_AGENT' as const }];
      const caseId = await world.addCase({ status, comments });
      await clock.drive(desk.call('cases.track', { accountId, caseId }));
      return caseId;
    },
    onWrite: (words, fault, rule = {}) => arm({ bodyIncludes: markOf(words) }, markOf(words), fault, { times: 1, ...rule }),
    onRead(caseId, what, fault, rule = {}) {
      const to = `/v1/cases/${caseId}${what === 'thread' ? '/comments' : ''}`;
      return arm({ method: 'GET', path: to }, to, fault, { times: 1, ...rule });
    },
    deadEnd(words, kind, times) {
      if (deadEnds === null) throw new Error('this stage has no dead ends');
      let left = times;
      wire.detour((request) => {
        if (left === 0 || request.method === 'GET' || request.body?.includes(markOf(words)) !== true) return null;
        left -= 1;
        return deadEnds.transport(kind);
      });
    },
    async reply(row, caseId, text, expected, verify) {
      const id = randomUUID();
      await desk.call('outbox.reply', { id, accountId, caseId, text });
      return register({ ...expected, row, id, caseId, text, byPerson: false, ...(verify === undefined ? {} : { verify }) });
    },
    async create(row, text, expected) {
      const id = randomUUID();
      const fields = { type: 'GENERAL_ENQUIRY', subject: 'A subject', userId: '1', transferId: null, profileId: null };
      await desk.call('outbox.create', { id, accountId, ...fields, externalId: null, description: text });
      return register({ ...expected, row, id, caseId: null, text, byPerson: false });
    },
    when: (send, state, act) => watchers.push({ id: send.id, state, act, done: false }),
    later: (milliseconds, act) => due.push({ at: clock.monotonic() + milliseconds, act }),
    async playOut(limit, rest) {
      const last = clock.monotonic() + limit;
      while (clock.monotonic() < last && !(await look())) await clock.advance(LOOK_EVERY_MILLISECONDS);
      await clock.advance(rest);
    },
    async stop() {
      await clock.drive(desk.stop());
      await world.clearFaults();
      removeProfile(profile);
    },
  };
}
