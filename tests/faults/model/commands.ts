import fc from 'fast-check';
import { CHECKPOINTS } from '../modes/kill.ts';
import { READ_FAULTS, WRITE_FAULTS } from './server.ts';
import type { System } from './system.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

type Command = fc.AsyncCommand<object, System>;

/** A step of a person, of the network, of the server or of the machine. All may follow all. */
function command(name: string, run: (system: System) => Promise<unknown> | unknown): Command {
  return {
    check: () => true,
    async run(_model, system) {
      await system.revive();
      await run(system);
      await system.revive();
      await system.check();
    },
    toString: () => name,
  };
}

function caseOf(system: System, which: number): string {
  return system.caseIds[which % system.caseIds.length] ?? '';
}

const which = fc.nat(7);
let words = 0;

function fresh(): string {
  words += 1;
  return `words-${words}`;
}

export const commands: readonly fc.Arbitrary<Command>[] = [
  which.map((at) =>
    command(`type(${at})`, async (system) => {
      const [caseId, text] = [caseOf(system, at), fresh()];
      await system
        .desk()
        .call('drafts.saveReply', { accountId: system.accountId, caseId, text, selectionStart: 0, selectionEnd: 0 });
      system.drafts.set(caseId, text);
    }),
  ),
  which.map((at) => command(`send(${at})`, (system) => system.send(caseOf(system, at), fresh()))),
  which.map((at) => command(`send(${at})`, (system) => system.send(caseOf(system, at), fresh()))),
  which.map((at) => command(`sendTwice(${at})`, (system) => system.send(caseOf(system, at), fresh(), 2))),
  fc.tuple(which, which).map(([at, old]) =>
    command(`sendSame(${at}, ${old})`, (system) => {
      const text = system.pressed[old % Math.max(1, system.pressed.length)]?.text ?? fresh();
      return system.send(caseOf(system, at), text);
    }),
  ),
  fc.constant(command('create', (system) => system.create(fresh()))),
  which.map((at) =>
    command(`undo(${at})`, async (system) => {
      const one = system.pressed[at % Math.max(1, system.pressed.length)];
      if (one === undefined) return;
      const reply = await system.desk().ask('outbox.undo', { id: one.id });
      if (!reply.ok) return;
      one.withdrawn = true;
      if (one.kind === 'reply') system.drafts.set(one.caseId, undefined);
    }),
  ),
  fc.tuple(which, fc.constantFrom('look-again' as const, 'send-again' as const, 'discard' as const)).map(([at, action]) =>
    command(`review(${at}, ${action})`, async (system) => {
      const one = system.pressed[at % Math.max(1, system.pressed.length)];
      if (one === undefined) return;
      const reply = await system.clock.drive(system.desk().ask('outbox.review', { id: one.id, action }));
      if (!reply.ok) return;
      if (action === 'send-again') {
        one.meant += 1;
        one.isSentAgain = true;
      }
      if (action === 'discard') one.withdrawn = true;
    }),
  ),
  fc
    .constantFrom(100, 1_500, 6_000, 35_000, 130_000, 300_000)
    .map((time) => command(`pass(${time})`, (system) => system.clock.advance(time))),
  fc.boolean().map((offline) =>
    command(offline ? 'goOffline' : 'goOnline', (system) => {
      system.server.offline = offline;
    }),
  ),
  fc
    .constantFrom(...WRITE_FAULTS)
    .map((fault) => command(`nextWrite(${fault})`, (system) => system.server.writeFaults.push(fault))),
  fc
    .constantFrom(...WRITE_FAULTS)
    .map((fault) => command(`nextWrite(${fault})`, (system) => system.server.writeFaults.push(fault))),
  fc.constantFrom(...READ_FAULTS).map((fault) => command(`nextRead(${fault})`, (system) => system.server.readFaults.push(fault))),
  fc.tuple(which, which, fc.boolean()).map(([at, old, same]) =>
    command(`colleague(${at}${same ? `, same as ${old}` : ''})`, (system) => {
      const text = same ? (system.pressed[old % Math.max(1, system.pressed.length)]?.text ?? fresh()) : fresh();
      system.server.colleague(caseOf(system, at), text);
    }),
  ),
  which.map((at) => command(`agentWrites(${at})`, (system) => system.server.comment(caseOf(system, at), 'WISE_AGENT', fresh()))),
  fc
    .tuple(which, fc.constantFrom('SOLVED', 'OPEN', 'CREATING', 'CLOSED'))
    .map(([at, status]) => command(`move(${at}, ${status})`, (system) => system.server.move(caseOf(system, at), status))),
  fc.constant(command('crash', (system) => system.crash())),
  fc
    .constantFrom(...CHECKPOINTS.map((point) => point.name))
    .map((name) => command(`crashAt(${name})`, (system) => system.crashAt(name))),
  fc.constant(
    command('sleepAndWake', async (system) => {
      system.desk().power.tell('sleep');
      system.clock.jump(8 * HOUR);
      system.desk().power.tell('wake');
      await system.clock.advance(SECOND);
    }),
  ),
  fc
    .constantFrom(-87_600, -24, -1, 1, 24, 87_600)
    .map((hours) => command(`clockJumps(${hours} h)`, (system) => system.clock.jump(hours * HOUR))),
  fc
    .constantFrom(0, 10)
    .map((undoHoldSeconds) =>
      command(`hold(${undoHoldSeconds})`, (system) => system.desk().call('settings.change', { undoHoldSeconds })),
    ),
];
