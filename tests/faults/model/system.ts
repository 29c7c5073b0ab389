import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Clock } from '../../../src-main/ports.ts';
import { type BenchClock, createBenchClock } from '../support/bench-clock.ts';
import { type Desk, makeProfile, removeProfile, startDesk } from '../support/start-desk.ts';
import { createModelServer, type ModelServer } from './server.ts';

const START = Date.UTC(2026, 10, 20, 9);
const MINUTE = 60_000;

/** What a person pressed, and what it entitles the server to. */
export type Pressed = {
  readonly id: string;
  readonly kind: 'reply' | 'create';
  readonly caseId: string;
  readonly text: string;
  /** One for Send and one for each "send again". */
  meant: number;
  /** Taken back or discarded, so that nobody waits for it any more. */
  withdrawn: boolean;
  isSentAgain: boolean;
};

/** The core over its lives, the server, and what was pressed. */
export type System = {
  readonly clock: BenchClock;
  readonly server: ModelServer;
  readonly caseIds: readonly string[];
  readonly pressed: Pressed[];
  /** The draft that must be there; undefined where the rules of undo made it another. */
  readonly drafts: Map<string, string | undefined>;
  readonly accountId: string;
  desk(): Desk;
  send(caseId: string, text: string, times?: number): Promise<void>;
  create(text: string): Promise<void>;
  /** Ends the process here: what is on the disk is all that is left. */
  crash(): Promise<void>;
  /** Ends it at the next passing of a named step. */
  crashAt(checkpoint: string): void;
  /** Brings back a core that died at a named step. */
  revive(): Promise<void>;
  /** @throws what is wrong at any time */
  check(): Promise<void>;
  /** Lets everything come to rest. @throws what is wrong in the end */
  finish(): Promise<void>;
  stop(): Promise<void>;
};

type Life = { readonly desk: Desk; readonly profile: string; alive: boolean };

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await nextTurn();
}

export async function createSystem(): Promise<System> {
  const clock = createBenchClock({ start: START, settle, follow: async () => undefined });
  const server = createModelServer(clock, START);
  const secrets = createMemorySecrets();
  const pressed: Pressed[] = [];
  const drafts = new Map<string, string | undefined>();
  const folders: string[] = [];
  let crashPoint: string | null = null;
  let image: string | null = null;
  const bugs: unknown[] = [];

  async function live(profile: string): Promise<Life> {
    const life: { alive: boolean } = { alive: true };
    const ownClock: Clock = {
      now: clock.now,
      monotonic: clock.monotonic,
      after: (milliseconds, work) =>
        clock.after(milliseconds, () => {
          if (life.alive) work();
        }),
    };
    const desk = await startDesk({
      clock: ownClock,
      openTransport: server.transportFor(() => life.alive),
      profile,
      secrets,
      checkpoint(name) {
        if (!life.alive || name !== crashPoint) return;
        crashPoint = null;
        image = photograph(profile);
        life.alive = false;
      },
    });
    return Object.assign(life, { desk, profile });
  }

  /** The files as a power cut would leave them. */
  function photograph(profile: string): string {
    const copy = makeProfile();
    folders.push(copy);
    cpSync(profile, copy, { recursive: true });
    return copy;
  }

  const first = makeProfile();
  folders.push(first);
  let current = await live(first);
  const { id: accountId } = await clock.drive(
    current.desk.call('accounts.connect', {
      label: 'Model',
      environment: 'development',
      baseUrl: 'http://127.0.0.1:9',
      credentials: { kind: 'client', clientId: 'client', clientSecret: 'secret' },
      proxy: { mode: 'none' },
    }),
  );
  await current.desk.call('settings.change', { undoHoldSeconds: 0 });
  const caseIds = [server.addCase(), server.addCase()];
  for (const caseId of caseIds) await clock.drive(current.desk.call('cases.track', { accountId, caseId }));

  async function rise(): Promise<void> {
    if (image === null) return;
    const from = image;
    image = null;
    bugs.push(...current.desk.log.bugs);
    current = await live(from);
    await settle();
  }

  function press(kind: Pressed['kind'], id: string, caseId: string, text: string): void {
    pressed.push({ id, kind, caseId, text, meant: 1, withdrawn: false, isSentAgain: false });
  }

  function mustHold(what: string, holds: boolean): void {
    if (!holds) throw new Error(`${what}; ledger ${JSON.stringify(server.ledger)}`);
  }

  function copiesOf(text: string): number {
    return server.ledger.filter((entry) => entry.text === text).length;
  }

  const system: System = {
    clock,
    server,
    caseIds,
    pressed,
    drafts,
    accountId,
    desk: () => current.desk,
    async send(caseId, text, times = 1) {
      const id = randomUUID();
      const replies = await Promise.all(
        Array.from({ length: times }, () => current.desk.ask('outbox.reply', { id, accountId, caseId, text })),
      );
      if (!replies.some((reply) => reply.ok)) return;
      press('reply', id, caseId, text);
      drafts.set(caseId, '');
      await settle();
    },
    async create(text) {
      const id = randomUUID();
      const fields = { type: 'GENERAL_ENQUIRY', subject: 'A subject', userId: '1', transferId: null, profileId: null };
      await current.desk.call('outbox.create', { id, accountId, ...fields, externalId: null, description: text });
      press('create', id, '', text);
      await settle();
    },
    async crash() {
      await rise();
      current.alive = false;
      image = photograph(current.profile);
      await rise();
    },
    crashAt(checkpoint) {
      crashPoint = checkpoint;
    },
    revive: rise,
    async check() {
      mustHold('two writes to one case at once', server.mostAtOnce() <= 1);
      const texts = new Set(pressed.map((one) => one.text));
      for (const text of texts) {
        const same = pressed.filter((one) => one.text === text);
        const meant = same.reduce((sum, one) => sum + one.meant, 0);
        mustHold(`DUPLICATED: ${copiesOf(text)} copies of ${meant}`, copiesOf(text) <= meant);
      }
      for (const one of pressed) {
        const item = await current.desk.send(one.id);
        mustHold(`LOST: the row of ${one.text} is gone or changed`, item !== null && item.text === one.text);
      }
      for (const [caseId, text] of drafts) {
        if (text === undefined) continue;
        const { draft } = await current.desk.call('cases.open', { accountId, caseId });
        mustHold(`LOST: the draft ${text} is ${draft?.text ?? 'gone'}`, (draft?.text ?? '') === text);
      }
      mustHold(`a bug: ${String([...bugs, ...current.desk.log.bugs][0])}`, bugs.length + current.desk.log.bugs.length === 0);
      mustBeInOrder();
    },
    async finish() {
      await rise();
      crashPoint = null;
      server.offline = false;
      server.writeFaults = [];
      server.readFaults = [];
      // Replies to a case that is never created would wait for ever, as they should.
      for (const caseId of caseIds) server.open(caseId);
      current.desk.power.tell('network-change');
      const OVER = new Set(['confirmed', 'needs-review', 'rejected', 'withdrawn']);
      for (let waited = 0; waited < 30; waited++) {
        const items = await Promise.all(pressed.map((one) => current.desk.send(one.id)));
        const isOver = items.every((item) => item !== null && OVER.has(item.state));
        // A late landing may still be on its way, and a case that is solved is read only now and then.
        const isAsked = items.some((item) => item?.state === 'needs-review');
        const isFound = pressed.every((one, index) => items[index]?.state !== 'needs-review' || copiesOf(one.text) === 0);
        if (isOver && (!isAsked || (isFound && waited >= 5))) break;
        await clock.advance(MINUTE);
      }
      await system.check();
      for (const one of pressed) await mustHaveEnded(one);
    },
    async stop() {
      current.alive = false;
      for (const folder of folders) removeProfile(folder);
      await settle();
    },
  };

  async function mustHaveEnded(one: Pressed): Promise<void> {
    const item = await current.desk.send(one.id);
    const state = item?.state ?? 'gone';
    mustHold(`${one.text} is still ${state}`, ['confirmed', 'needs-review', 'rejected', 'withdrawn'].includes(state));
    if (state === 'withdrawn') mustHold(`${one.text} was withdrawn by nobody`, one.withdrawn);
    const isAlone = pressed.filter((other) => other.text === one.text).length === 1;
    if (!isAlone || one.withdrawn) return;
    const copies = copiesOf(one.text);
    // Known limit (section 1): a colleague's very words in the same window are taken as ours.
    const isColleagues = server.colleagues.has(one.text);
    if (state === 'confirmed') mustHold(`LOST: ${one.text} is confirmed and nowhere`, copies > 0 || isColleagues);
    // What landed and can be seen settles without a person; a creation has nothing to be seen by, a closed case is not read.
    if (copies > 0 && one.kind === 'reply' && !server.isClosed(one.caseId))
      mustHold(`${one.text} landed and is ${state}`, state === 'confirmed');
  }

  function mustBeInOrder(): void {
    for (const caseId of caseIds) {
      const order = pressed.filter((one) => one.caseId === caseId && one.meant === 1 && !one.isSentAgain);
      const unique = order.filter((one) => pressed.filter((other) => other.text === one.text).length === 1);
      const landed = server.ledger.filter((entry) => entry.caseId === caseId && !entry.late).map((entry) => entry.text);
      const positions = unique.map((one) => landed.indexOf(one.text)).filter((position) => position >= 0);
      mustHold(
        `out of order: ${landed.join(', ')}`,
        positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? -1)),
      );
    }
  }

  return system;
}
