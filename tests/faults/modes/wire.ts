import { createTransport, type HttpOutcome } from '../../../src-main/api/transport.ts';
import { createClock } from '../../../src-main/clock.ts';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import { seededRandom } from '../../../src-sandbox/random.ts';
import { startWorld, type World } from '../support/sandbox-process.ts';

const TOKEN_PATH = '/oauth/token';
/** Writes on the wire at once. */
const LANES = 12;

/** What happens to a write: the connection dies with or without the request having been carried out. */
const ENDS = [
  { name: 'reset, applied', fault: { kind: 'drop', when: 'after', how: 'reset' }, applied: 1 },
  { name: 'closed, applied', fault: { kind: 'drop', when: 'after', how: 'fin' }, applied: 1 },
  { name: 'reset, not applied', fault: { kind: 'drop', when: 'before', how: 'reset' }, applied: 0 },
  { name: 'closed, not applied', fault: { kind: 'drop', when: 'before', how: 'fin' }, applied: 0 },
] as const satisfies readonly { name: string; fault: FaultRule['fault']; applied: number }[];

type End = (typeof ENDS)[number];
type Count = { writes: number; applied: number; tooOften: number; wrongOutcome: number; secondConnection: number };

export type WireOptions = { readonly each: number; readonly seed: number; readonly write: (line: string) => void };

async function signIn(world: World): Promise<string> {
  const basic = Buffer.from(`${world.clientId}:${world.clientSecret}`).toString('base64');
  const answer = await fetch(`${world.baseUrl}${TOKEN_PATH}`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('access_token' in body)) throw new Error('no token');
  return String(body.access_token);
}

/** Warm-socket resets and closes x PUT and POST through the real transport: one copy each, on one connection each. */
export async function runWire({ each, seed, write }: WireOptions): Promise<readonly string[]> {
  const world = await startWorld({ clock: 'real' });
  await world.settings({ requestsPerSecond: 1_000_000, requestsPerMinute: 1_000_000 });
  const random = seededRandom(seed);
  const token = await signIn(world);
  const transport = createTransport({
    origin: world.baseUrl,
    proxy: { mode: 'none' },
    tls: null,
    clock: createClock(),
    proxyResolver: { resolve: async () => 'DIRECT' },
  });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const caseId = await world.addCase({ status: 'OPEN' });
  const counts = new Map<string, Count>();
  const broken: string[] = [];

  async function one(method: 'PUT' | 'POST', end: End): Promise<void> {
    const words = `wire ${random.hex(16)}`;
    // The reads' connections are warm by now: a write that strayed onto one would be seen below.
    await transport.send({ method: 'GET', path: `/v1/cases/${caseId}`, headers, body: null });
    await world.addFault({ match: { method, bodyIncludes: words }, times: 1, fault: end.fault });
    const outcome = await transport.send({
      method,
      path: method === 'PUT' ? `/v1/cases/${caseId}/comments` : '/v1/cases',
      headers,
      body:
        method === 'PUT'
          ? JSON.stringify({ comment: words })
          : JSON.stringify({
              type: 'GENERAL_ENQUIRY',
              subject: words,
              details: { transferId: null, profileId: null, userId: 1 },
              externalId: words,
              description: words,
            }),
    });
    remember(`${method} ${end.name}`, words, end, outcome);
  }

  const sent: { key: string; words: string; end: End; outcome: HttpOutcome }[] = [];
  function remember(key: string, words: string, end: End, outcome: HttpOutcome): void {
    sent.push({ key, words, end, outcome });
  }

  async function check(): Promise<void> {
    const [ledger, requests] = await Promise.all([world.ledger(), world.requests()]);
    const copies = new Map<string, number>();
    for (const entry of ledger) copies.set(entry.text, (copies.get(entry.text) ?? 0) + 1);
    const arrivals = new Map<string, { arrived: number; warm: boolean }>();
    for (const request of requests) {
      const words = /wire [0-9a-f]{16}/.exec(request.body)?.[0];
      if (words === undefined) continue;
      const known = arrivals.get(words) ?? { arrived: 0, warm: false };
      arrivals.set(words, { arrived: known.arrived + 1, warm: known.warm || request.onConnection > 1 });
    }
    for (const { key, words, end, outcome } of sent) {
      const count = counts.get(key) ?? { writes: 0, applied: 0, tooOften: 0, wrongOutcome: 0, secondConnection: 0 };
      counts.set(key, count);
      const landed = copies.get(words) ?? 0;
      const arrival = arrivals.get(words);
      count.writes += 1;
      count.applied += landed;
      if (landed !== end.applied) count.tooOften += 1;
      if (outcome.kind !== 'lost') count.wrongOutcome += 1;
      if (arrival === undefined || arrival.arrived !== 1 || arrival.warm) count.secondConnection += 1;
    }
    await world.clearFaults();
    sent.length = 0;
  }

  const began = performance.now();
  const jobs = (['PUT', 'POST'] as const).flatMap((method) =>
    ENDS.flatMap((end) => Array.from({ length: Math.ceil(each / ENDS.length) * 2 }, () => ({ method, end }))),
  );
  // In slices, so that the rules in force and the log of the sandbox stay short.
  for (let from = 0; from < jobs.length; from += 400) {
    const slice = jobs.slice(from, from + 400);
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let job = slice.shift(); job !== undefined; job = slice.shift()) await one(job.method, job.end);
      }),
    );
    await check();
  }
  await transport.stop();
  await world.stop();

  write(`wire, seed ${seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  write('                            writes   applied  wrong count  called otherwise  second connection');
  for (const [key, count] of counts) {
    const cells = [count.writes, count.applied, count.tooOften, count.wrongOutcome, count.secondConnection];
    write(`${key.padEnd(24)}${cells.map((cell, index) => String(cell).padStart([10, 10, 13, 18, 19][index] ?? 10)).join('')}`);
    if (count.tooOften > 0) broken.push(`${key}: ${count.tooOften} in the ledger more or less often than they were sent`);
    if (count.wrongOutcome > 0) broken.push(`${key}: ${count.wrongOutcome} not told as lost`);
    if (count.secondConnection > 0) broken.push(`${key}: ${count.secondConnection} on a second or a warm connection`);
  }
  return broken;
}
