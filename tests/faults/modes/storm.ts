import { seededRandom } from '../../../src-sandbox/random.ts';
import { SERVER_WAITS, type ServerWait } from '../rows/server-waits.ts';
import { startWorld, type World } from '../support/sandbox-process.ts';
import { setStage } from '../support/stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const STORM = 10 * MINUTE;
const CASES = 50;
const MOST_REQUESTS = 60;

export type StormOptions = { readonly seed: number; readonly write: (line: string) => void };

const STORMS = [
  { name: '503 on every call', match: { path: '/v1/**' }, expire: false, sends: 10 },
  { name: '502 on every call, token too', match: {}, expire: true, sends: 10 },
  { name: '503 on the token alone', match: { path: '/oauth/token' }, expire: true, sends: 10 },
  { name: 'silence on every call', match: {}, expire: false, sends: 10 },
] as const;

async function count(world: World, from: number): Promise<number> {
  return (await world.requests()).filter((request) => request.number > from).length;
}

/** Ten minutes of trouble for fifty cases and ten sends, and what reaches the server meanwhile. */
async function storm(
  world: World,
  start: number,
  seed: number,
  which: (typeof STORMS)[number],
): Promise<{ requests: number; end: number; unsettled: number }> {
  const stage = await setStage({ world, deadEnds: null, random: seededRandom(seed), start });
  const cases: string[] = [];
  for (let i = 0; i < CASES; i++) cases.push(await stage.newCase(i % 2 === 0 ? 'PENDING' : 'OPEN'));
  await stage.clock.advance(MINUTE);
  const before = (await world.requests()).at(-1)?.number ?? 0;
  if (which.name.startsWith('silence')) {
    stage.wire.hold('/');
    await world.addFault({ match: which.match, fault: { kind: 'silence', apply: false } });
  } else {
    await world.addFault({ match: which.match, fault: { kind: 'answer', status: which.name.startsWith('502') ? 502 : 503 } });
  }
  if (which.expire) await world.expireTokens();
  for (const caseId of cases.slice(0, which.sends)) {
    await stage.reply('31', caseId, stage.words(), { meant: 1, states: ['confirmed', 'needs-review'], observable: true });
  }
  await stage.clock.advance(STORM);
  const requests = await count(world, before);
  await world.clearFaults();
  await stage.playOut(20 * MINUTE, 0);
  let unsettled = 0;
  for (const send of stage.sends)
    if (!['confirmed', 'needs-review'].includes((await stage.desk.send(send.id))?.state ?? '')) unsettled += 1;
  await stage.stop();
  return { requests, end: start + stage.clock.monotonic(), unsettled };
}

/** A 429 with one form of `Retry-After` on a call of each kind: how long nothing came after it. */
async function silenceAfter(
  world: World,
  start: number,
  seed: number,
  wait: ServerWait,
  on: 'GET' | 'PUT' | 'token',
): Promise<{ broken: string | null; end: number }> {
  const stage = await setStage({ world, deadEnds: null, random: seededRandom(seed), start });
  const cases = [await stage.newCase(), await stage.newCase(), await stage.newCase()];
  await stage.clock.advance(5 * SECOND);
  const header = wait.header(stage.clock.now());
  const headers: [string, string][] = header === null ? [] : [['Retry-After', header]];
  const before = (await world.requests()).at(-1)?.number ?? 0;
  await world.addFault({
    match: on === 'token' ? { path: '/oauth/token' } : { method: on, path: '/v1/**' },
    times: 1,
    fault: { kind: 'answer', status: 429, headers },
  });
  if (on === 'token') await world.expireTokens();
  for (const caseId of cases)
    await stage.reply('27', caseId, stage.words(), { meant: 1, states: ['confirmed'], observable: true });
  await stage.playOut(30 * MINUTE, 0);
  const requests = (await world.requests()).filter((request) => request.number > before);
  const refused = requests.find((request) => request.fault === 'answer');
  await stage.stop();
  const end = start + stage.clock.monotonic();
  if (refused === undefined) return { broken: 'the 429 was never met', end };
  const asked = wait.least(header, Date.parse(refused.at));
  // What was on the wire already when the answer came can not be called back.
  const early = requests.find(
    (request) =>
      request.number > refused.number &&
      Date.parse(request.at) > Date.parse(refused.at) &&
      Date.parse(request.at) - Date.parse(refused.at) < asked,
  );
  const sentence =
    early === undefined
      ? null
      : `${early.method} ${early.path} after ${Date.parse(early.at) - Date.parse(refused.at)} of ${asked} ms`;
  return { broken: sentence, end };
}

/** @returns what broke the bounds: at most sixty requests in ten minutes, and every `Retry-After` obeyed. */
export async function runStorm({ seed, write }: StormOptions): Promise<readonly string[]> {
  const world = await startWorld({ clock: 'hand' });
  const broken: string[] = [];
  let start = Date.now() + MINUTE;
  write(`storm, seed ${seed}: ${CASES} cases, 10 sends, 10 minutes`);
  for (const which of STORMS) {
    const { requests, end, unsettled } = await storm(world, start, seed, which);
    start = end + SECOND;
    write(`${which.name.padEnd(32)}${String(requests).padStart(6)} requests, ${unsettled} sends unsettled 20 min later`);
    if (requests > MOST_REQUESTS)
      broken.push(`${which.name}: ${requests} requests in 10 minutes, and the bound is ${MOST_REQUESTS}`);
    if (unsettled > 0) broken.push(`${which.name}: ${unsettled} sends never settled`);
  }
  for (const wait of SERVER_WAITS) {
    for (const on of ['GET', 'PUT', 'token'] as const) {
      const result = await silenceAfter(world, start, seed, wait, on);
      start = result.end + SECOND;
      if (result.broken !== null) broken.push(`Retry-After, ${wait.form}, on ${on}: ${result.broken}`);
    }
  }
  write(`Retry-After: ${SERVER_WAITS.length} forms x GET, PUT, token`);
  await world.stop();
  return broken;
}
