/** The real core in a process of its own, to be killed. Told what to do on its standard input, tells what it did on its output. */
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from '../../../src-main/api/transport.ts';
import type { Clock, Secrets } from '../../../src-main/ports.ts';
import { createRandom } from '../../../src-main/random.ts';
import { startDesk } from '../support/start-desk.ts';
import { Orders, type Told } from './orders.ts';

const orders = Orders.parse(JSON.parse(await text(process.stdin)));

/** At once and whole, so that the parent has it even if the next instruction is the last. */
function tell(line: Told): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function fastClock(since: number, scale: number): Clock {
  const began = performance.now();
  const beganAt = Date.now();
  const real = () => performance.now() - began;
  return {
    now: () => Math.round(since + (beganAt - since + real()) * scale),
    monotonic: () => real() * scale,
    after(milliseconds, work) {
      const timer = setTimeout(work, Math.max(0, milliseconds) / scale);
      return () => clearTimeout(timer);
    },
  };
}

function toldSecrets(known: Map<string, string>): Secrets {
  return {
    async get(name) {
      const value = known.get(name);
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value };
    },
    async set(name, value) {
      known.set(name, value);
      tell({ told: 'secret', name, value });
      return { kind: 'stored' };
    },
    async remove(name) {
      known.delete(name);
      return { kind: 'stored' };
    },
  };
}

let passed = 0;
function checkpoint(name: string): void {
  if (orders.dieAt === null || name !== orders.dieAt.checkpoint) return;
  passed += 1;
  if (passed === orders.dieAt.time) process.kill(process.pid, 'SIGKILL');
}

const desk = await startDesk({
  clock: fastClock(orders.since, orders.scale),
  openTransport: createTransport,
  profile: orders.profile,
  secrets: toldSecrets(new Map(orders.secrets)),
  random: createRandom(),
  checkpoint,
});
const info = await desk.call('app.info', {});
tell({ told: 'ready', stage: info.stage.stage });
if (info.stage.stage !== 'ready') process.exit(3);

async function account(): Promise<string> {
  const { accounts } = await desk.call('accounts.list', {});
  const [known] = accounts;
  if (known !== undefined) return known.id;
  const { baseUrl, clientId, clientSecret } = orders;
  const made = await desk.call('accounts.connect', {
    label: 'Kill',
    environment: 'development',
    baseUrl,
    credentials: { kind: 'client', clientId, clientSecret },
    proxy: { mode: 'none' },
  });
  await desk.call('settings.change', { undoHoldSeconds: 0 });
  return made.id;
}

const accountId = await account();
for (const caseId of orders.track) await desk.call('cases.track', { accountId, caseId });

for (const { id, kind, caseId, text: words } of orders.sends) {
  const fields = { type: 'GENERAL_ENQUIRY', subject: 'A subject', userId: '1', transferId: null, profileId: null };
  const reply =
    kind === 'reply'
      ? await desk.ask('outbox.reply', { id, accountId, caseId, text: words })
      : await desk.ask('outbox.create', { id, accountId, ...fields, externalId: null, description: words });
  tell(reply.ok ? { told: 'accepted', id } : { told: 'refused', id, error: JSON.stringify(reply.error) });
  await wait(orders.pause);
}

const OVER: ReadonlySet<string> = new Set(['confirmed', 'needs-review', 'rejected', 'withdrawn']);
/** An hour and a quarter of the core's time: dozens of sends of one case may each have to be looked for in turn. */
const PATIENCE_MILLISECONDS = 150_000;
const until = performance.now() + PATIENCE_MILLISECONDS;
for (;;) {
  const rows = await desk.call('outbox.list', { accountId });
  const over = rows.every((row) => OVER.has(row.state));
  if (orders.settle && (over || performance.now() > until)) {
    for (const bug of desk.log.bugs) tell({ told: 'bug', text: String(bug) });
    tell({ told: 'settled', rows: rows.map(({ id, state, text: words, waitsFor }) => ({ id, state, text: words, waitsFor })) });
    break;
  }
  await wait(50);
}
await desk.stop();
process.exit(0);
