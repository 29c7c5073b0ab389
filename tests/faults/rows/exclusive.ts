import type { Stage } from '../support/stage.ts';
import { CONFIRMED, type Generator } from './generator.ts';
import { SERVER_WAITS } from './server-waits.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** No call may leave between a 429 and the end of the wait that it asked for. */
async function whoBrokeTheSilence(
  stage: Stage,
  caseId: string,
  leastWait: (answeredAt: number) => number,
): Promise<string | null> {
  const requests = await stage.world.requests();
  const refused = requests.findLast(
    (request) => request.method === 'PUT' && request.path.includes(caseId) && request.fault === 'answer',
  );
  if (refused === undefined) return 'the 429 was never answered';
  const next = requests.find((request) => request.number > refused.number);
  if (next === undefined) return 'nothing came after the 429';
  const waited = Date.parse(next.at) - Date.parse(refused.at);
  const asked = leastWait(Date.parse(refused.at));
  return waited >= asked ? null : `${next.method} ${next.path} came ${waited} ms after a 429 that asked for ${asked} ms`;
}

/** Faults that hold the whole account, so each is played in a core of its own. */
export const exclusiveRows: readonly Generator[] = [
  {
    row: '20',
    title: 'ten queued offline, then the network returns',
    async play(stage) {
      const cases = [await stage.newCase(), await stage.newCase(), await stage.newCase()];
      await stage.world.cutNetwork();
      for (let i = 0; i < 10; i++) await stage.reply('20', cases[i % 3] ?? '', stage.words(), CONFIRMED);
      await stage.clock.advance(stage.random.between(1, 20) * MINUTE);
      await stage.world.restoreNetwork();
    },
  },
  {
    row: '67',
    title: 'the network goes and comes while sends are on the wire',
    async play(stage) {
      for (let i = 0; i < 6; i++) {
        const words = stage.words();
        await stage.onWrite(words, { kind: 'latency', milliseconds: 4_000 });
        await stage.reply('67', await stage.newCase(), words, CONFIRMED);
      }
      await stage.clock.advance(2 * SECOND);
      await stage.world.cutNetwork();
      await stage.clock.advance(stage.random.between(5, 90) * SECOND);
      await stage.world.restoreNetwork();
      stage.desk.power.tell('network-change');
    },
  },
  {
    row: '21',
    title: 'a second 401: signed out, and the outbox is kept',
    async play(stage) {
      const caseId = await stage.newCase();
      await stage.world.addFault({ match: { path: '/v1/**' }, fault: { kind: 'answer', status: 401 } });
      const sends = [
        await stage.reply('21', caseId, stage.words(), CONFIRMED),
        await stage.reply('21', caseId, stage.words(), CONFIRMED),
      ];
      await stage.clock.advance(2 * MINUTE);
      const asked = (await stage.world.requests()).filter((request) => request.fault !== null && request.path.includes(caseId));
      if (asked.length > 6) throw new Error(`${asked.length} calls although the second was refused`);
      const { phase } = await stage.desk.call('sync.state', { accountId: stage.accountId });
      if (phase !== 'signed-out') throw new Error(`${phase} and not signed out`);
      for (const send of sends) send.byPerson = true;
      await stage.world.clearFaults();
      const credentials = { kind: 'client' as const, clientId: stage.world.clientId, clientSecret: stage.world.clientSecret };
      await stage.clock.drive(stage.desk.call('accounts.signIn', { accountId: stage.accountId, credentials }));
    },
  },
  {
    row: '27, 28',
    title: '429 with Retry-After in every form',
    async play(stage) {
      const wait = stage.random.pick(SERVER_WAITS);
      const [caseId, other] = [await stage.newCase(), await stage.newCase()];
      const words = stage.words();
      // A server's dates are meant by its own clock.
      const skew = stage.world.clockSkew();
      const header = wait.header(stage.clock.now() + skew);
      await stage.onWrite(words, {
        kind: 'answer',
        status: 429,
        headers: header === null ? [] : [['Retry-After', header]],
      });
      await stage.reply('27, 28', caseId, words, CONFIRMED, () =>
        whoBrokeTheSilence(stage, caseId, (answeredAt) => wait.least(header, answeredAt + skew)),
      );
      stage.later(500, async () => {
        await stage.reply('27, 28', other, stage.words(), CONFIRMED);
      });
    },
  },
  {
    row: '31',
    title: '503 for everybody for minutes, with sends queued',
    async play(stage) {
      const cases = [await stage.newCase(), await stage.newCase(), await stage.newCase(), await stage.newCase()];
      await stage.world.addFault({ fault: { kind: 'answer', status: stage.random.pick([502, 503, 504]) } });
      for (const caseId of cases) await stage.reply('31', caseId, stage.words(), CONFIRMED);
      await stage.clock.advance(stage.random.between(2, 10) * MINUTE);
      await stage.world.clearFaults();
    },
  },
  {
    row: '68',
    title: 'the wall clock jumps around a send',
    async play(stage) {
      const hours = stage.random.pick([-87_600, -24, -1, 1, 24, 87_600]);
      for (let i = 0; i < 4; i++) {
        const words = stage.words();
        await stage.onWrite(words, { kind: 'drop', when: 'after' });
        await stage.reply('68', await stage.newCase(), words, CONFIRMED);
      }
      await stage.clock.advance(stage.random.between(50, 900));
      stage.clock.jump(hours * 60 * MINUTE);
    },
  },
];
