import { DEAD_ENDS, type DeadEnd, SLOW_DEAD_ENDS } from '../support/dead-ends.ts';
import { CONFIRMED, type Generator, LANDED_UNSEEN, REJECTED, VANISHED } from './generator.ts';

const MINUTE = 60_000;

const ROW_OF: Readonly<Record<DeadEnd, string>> = {
  dns: '1',
  refused: '2',
  'black-hole': '3',
  'tls-self-signed': '4',
  'tls-expired': '4',
  'tls-wrong-host': '4',
  'tls-not-spoken': '4',
  'proxy-407': '5',
  'proxy-502': '5',
  'proxy-refused': '5',
  'proxy-hangs-up': '5',
};

/** No connection ever stands, a few times; then it does. */
const DEAD_END_ROWS: readonly Generator[] = DEAD_ENDS.map((kind) => ({
  row: ROW_OF[kind],
  title: `nothing leaves: ${kind}`,
  ...(SLOW_DEAD_ENDS.has(kind) ? { rare: true } : {}),
  async play(stage, sharedCase) {
    const words = stage.words();
    stage.deadEnd(words, kind, SLOW_DEAD_ENDS.has(kind) ? 1 : stage.random.between(1, 3));
    await stage.reply(ROW_OF[kind], await sharedCase(), words, CONFIRMED);
  },
}));

const OTHERS: readonly Generator[] = [
  {
    row: '12',
    title: 'sent again by a person, then the first one lands',
    async play(stage) {
      const words = stage.words();
      await stage.onWrite(words, { kind: 'late-landing', milliseconds: stage.random.between(200, 300) * 1_000 });
      const send = await stage.reply('12', await stage.newCase(), words, { ...CONFIRMED, meant: 2 });
      stage.when(send, 'needs-review', async () => {
        send.byPerson = true;
        await stage.desk.call('outbox.review', { id: send.id, action: 'send-again' });
      });
    },
  },
  {
    row: '15',
    title: 'Send pressed twice',
    async play(stage, sharedCase) {
      const send = await stage.reply('15', await sharedCase(), stage.words(), CONFIRMED);
      const again = { id: send.id, accountId: stage.accountId, caseId: send.caseId ?? '', text: send.text };
      await Promise.all([stage.desk.call('outbox.reply', again), stage.desk.call('outbox.reply', again)]);
    },
  },
  {
    row: '16',
    title: 'the same words twice, on purpose',
    async play(stage) {
      const caseId = await stage.newCase();
      const words = stage.words();
      if (stage.random.fraction() < 0.5)
        await stage.onWrite(words, { kind: 'drop', when: 'after' }, { times: stage.random.between(1, 2) });
      const first = await stage.reply('16', caseId, words, { ...CONFIRMED, meant: 2, landed: 2 });
      await stage.reply('16', caseId, words, { ...CONFIRMED, meant: 2, landed: 2 }, async (item) => {
        const other = await stage.desk.send(first.id);
        return other?.confirmedEntryId === item.confirmedEntryId ? 'both were matched with one entry' : null;
      });
    },
  },
  {
    row: '17',
    title: 'edited while it is being sent',
    async play(stage) {
      const caseId = await stage.newCase();
      const words = stage.words();
      await stage.onWrite(words, { kind: 'latency', milliseconds: stage.random.between(2_000, 25_000) });
      const draft = {
        accountId: stage.accountId,
        caseId,
        text: `${words} And something new`,
        selectionStart: 0,
        selectionEnd: 0,
      };
      const send = await stage.reply('17', caseId, words, CONFIRMED, async () => {
        const thread = await stage.desk.call('cases.open', { accountId: stage.accountId, caseId });
        return thread.draft?.text === draft.text ? null : 'the edit is not the draft';
      });
      stage.when(send, 'sending', async () => {
        await stage.desk.call('drafts.saveReply', draft);
      });
    },
  },
  {
    row: '18',
    title: 'the case closes before it leaves',
    async play(stage) {
      const caseId = await stage.newCase();
      await stage.desk.call('settings.change', { undoHoldSeconds: 10 });
      await stage.reply('18', caseId, stage.words(), REJECTED);
      await stage.desk.call('settings.change', { undoHoldSeconds: 0 });
      await stage.world.moveCase({ id: caseId, status: 'CLOSED', force: true });
    },
  },
  {
    row: '19',
    title: 'the case is being created',
    async play(stage) {
      const caseId = await stage.newCase('CREATING');
      await stage.reply('19', caseId, stage.words(), CONFIRMED);
      stage.later(stage.random.between(20, 150) * 1_000, () => stage.world.moveCase({ id: caseId, status: 'OPEN' }));
    },
  },
  {
    row: '21',
    title: 'an expired token',
    async play(stage, sharedCase) {
      const words = stage.words();
      await stage.onWrite(words, { kind: 'answer', status: 401, apply: false });
      await stage.reply('21', await sharedCase(), words, CONFIRMED);
    },
  },
  {
    row: '10',
    title: 'a colleague writes the same while ours vanishes before',
    async play(stage) {
      const caseId = await stage.newCase();
      const words = stage.words();
      await stage.world.colleagueComment({ id: caseId, plainBody: words });
      await stage.onWrite(words, { kind: 'drop', when: 'before' });
      await stage.reply('10', caseId, words, VANISHED);
    },
  },
  {
    row: 'create',
    title: 'a creation whose answer is lost',
    async play(stage) {
      const words = stage.words();
      const apply = stage.random.fraction() < 0.5;
      await stage.onWrite(words, apply ? { kind: 'drop', when: 'after' } : { kind: 'answer', status: 500, apply: false });
      await stage.create('create', words, apply ? LANDED_UNSEEN : VANISHED);
    },
  },
  {
    row: 'create',
    title: 'a creation that meets a dead end or a slow answer',
    async play(stage) {
      const words = stage.words();
      if (stage.random.fraction() < 0.5) stage.deadEnd(words, 'refused', 2);
      else await stage.onWrite(words, { kind: 'latency', milliseconds: stage.random.between(1_000, 25_000) });
      await stage.create('create', words, CONFIRMED);
    },
  },
  {
    row: 'create',
    title: 'a creation that is refused',
    async play(stage) {
      const words = stage.words();
      await stage.onWrite(words, { kind: 'answer', status: 422, apply: false });
      await stage.create('create', words, REJECTED);
    },
  },
  {
    row: '23',
    title: 'the read before it is refused',
    async play(stage) {
      const caseId = await stage.newCase();
      await stage.onRead(caseId, 'case', { kind: 'answer', status: stage.random.pick([403, 404]) }, { times: 2 });
      // A poll may meet the refusals in its place: then it is simply sent.
      await stage.reply('23', caseId, stage.words(), { meant: 1, states: ['rejected', 'confirmed'], observable: true });
    },
  },
  {
    row: '66',
    title: 'a wake while it waits for its answer',
    async play(stage) {
      const words = stage.words();
      await stage.onWrite(words, { kind: 'silence', apply: true });
      const send = await stage.reply('66', await stage.newCase(), words, CONFIRMED);
      stage.when(send, 'sending', async () => {
        stage.desk.power.tell('sleep');
        stage.desk.power.tell('wake');
      });
      stage.later(MINUTE, async () => stage.desk.power.tell('network-change'));
    },
  },
];

export const specialRows: readonly Generator[] = [...DEAD_END_ROWS, ...OTHERS];
