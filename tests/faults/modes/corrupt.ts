import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { seededRandom } from '../../../src-sandbox/random.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import type { CallName, Output, Request } from '../../../src-shared/ipc.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

/** Of the rounds, this share damages the desk and the rest the cache. */
const DESK_SHARE = 0.3;
const CASES = 24;
const COMMENTS = 6;
const PAGE_BYTES = 4_096;
const REFILL_LIMIT_MILLISECONDS = 10 * 60_000;

export type CorruptOptions = { readonly rounds: number; readonly seed: number; readonly write: (line: string) => void };

type Random = ReturnType<typeof seededRandom>;

/** A desk that holds something of everything, closed; and what every later opening must still know. */
type Original = {
  readonly profile: string;
  readonly secrets: Secrets;
  readonly sandbox: Sandbox;
  readonly accountId: string;
  readonly caseIds: readonly string[];
  readonly drafts: ReadonlyMap<string, string>;
  readonly sends: ReadonlyMap<string, string>;
  /** Bodies of each thread, oldest first. */
  readonly threads: ReadonlyMap<string, string>;
};

async function makeOriginal(): Promise<Original> {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const core = await startCore({ profile, secrets });
  const sandbox = await sandboxFor(core.clock);
  const { id: accountId } = await connectTo(core, sandbox);
  const caseIds = Array.from({ length: CASES }, (_unused, index) =>
    sandbox.control.addCase({
      status: 'PENDING',
      externalId: `nb-${index}`,
      comments: Array.from({ length: COMMENTS }, (_also, nth) => ({
        plainBody: `Comment ${nth} of case ${index}. ${'Some words to fill a page with. '.repeat(20)}`,
        author: nth % 2 === 0 ? ('WISE_AGENT' as const) : ('PARTNER' as const),
      })),
    }),
  );
  for (const caseId of caseIds) await core.call('cases.track', { accountId, caseId });
  await core.until(
    'every thread',
    async () => (await threadsOf(core, accountId, caseIds)).size === CASES,
    REFILL_LIMIT_MILLISECONDS,
  );
  const threads = await threadsOf(core, accountId, caseIds);
  await sandbox.control.cutNetwork();
  const drafts = new Map<string, string>();
  const sends = new Map<string, string>();
  for (const [index, caseId] of caseIds.entries()) {
    const draft = `Draft of case ${index}: ${'unsent words '.repeat(30)}`;
    await core.call('drafts.saveReply', { accountId, caseId, text: draft, selectionStart: 0, selectionEnd: 0 });
    drafts.set(caseId, draft);
    if (index % 3 !== 0) continue;
    const id = randomUUID();
    const text = `Queued reply ${index}: ${'written words '.repeat(30)}`;
    // Send takes the draft with it; another one is begun.
    await core.call('outbox.reply', { id, accountId, caseId, text });
    await core.call('drafts.saveReply', { accountId, caseId, text: draft, selectionStart: 0, selectionEnd: 0 });
    sends.set(id, text);
  }
  await core.stop();
  return { profile, secrets, sandbox, accountId, caseIds, drafts, sends, threads };
}

async function threadsOf(core: Core, accountId: string, caseIds: readonly string[]): Promise<Map<string, string>> {
  const threads = new Map<string, string>();
  for (const caseId of caseIds) {
    const reply = await core.ask('cases.open', { accountId, caseId });
    if (reply.ok && reply.value.entries.length === COMMENTS)
      threads.set(caseId, reply.value.entries.map((entry) => entry.body).join('\n'));
  }
  return threads;
}

/** Asks as the renderer does: a call that meets damage fails, the store is put right, and the call is made again. */
async function askUntilHealed<N extends CallName>(core: Core, name: N, input: Request<N>): Promise<Output<N> | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const reply = await core.ask(name, input);
    if (reply.ok) return reply.value;
    if (reply.error.kind !== 'storage' && reply.error.kind !== 'not-ready') return null;
    await core.until('open again', async () => (await core.call('app.info', {})).stage.stage !== 'opening');
  }
  return null;
}

function damage(file: string, random: Random): string {
  const bytes = readFileSync(file);
  const at = Math.floor(random.fraction() * bytes.length);
  switch (Math.floor(random.fraction() * 6)) {
    case 0:
      truncateSync(file, at);
      return 'truncated';
    case 1: {
      const page = Math.floor(at / PAGE_BYTES) * PAGE_BYTES;
      bytes.fill(0, page, page + PAGE_BYTES);
      writeFileSync(file, bytes);
      return 'zeroed page';
    }
    default:
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random.fraction() * 8)), at);
      writeFileSync(file, bytes);
      return 'flipped bit';
  }
}

async function missingTexts(core: Core, original: Original): Promise<string[]> {
  const missing: string[] = [];
  for (const [caseId, draft] of original.drafts) {
    const thread = await askUntilHealed(core, 'cases.open', { accountId: original.accountId, caseId });
    if (thread?.draft?.text !== draft) missing.push(`the draft of ${caseId}`);
  }
  for (const [id, text] of original.sends) {
    const send = await askUntilHealed(core, 'outbox.get', { id });
    if (send?.text !== text) missing.push(`the send ${id}`);
  }
  return missing;
}

type Count = { rounds: number; repaired: number; harmless: number; lost: number; wrong: number };

/** Flips, truncates and zeroes pages of a closed profile, opens it, and asks for every word. */
export async function runCorrupt({ rounds, seed, write }: CorruptOptions): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const original = await makeOriginal();
  const counts: Record<'desk.db' | 'cache.db', Count> = {
    'desk.db': { rounds: 0, repaired: 0, harmless: 0, lost: 0, wrong: 0 },
    'cache.db': { rounds: 0, repaired: 0, harmless: 0, lost: 0, wrong: 0 },
  };
  const broken: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const file = round < rounds * DESK_SHARE ? 'desk.db' : 'cache.db';
    const count = counts[file];
    count.rounds += 1;
    const profile = mkdtempSync(path.join(tmpdir(), 'caseport-corrupt-'));
    cpSync(original.profile, profile, { recursive: true });
    const how = damage(path.join(profile, file), random);
    // The network stays cut, so that what is right is right from the disk alone or says that it is not there.
    const core = await startCore({ profile, secrets: original.secrets });
    for (const [caseId, bodies] of await threadsOf(core, original.accountId, original.caseIds)) {
      if (bodies !== original.threads.get(caseId)) {
        count.wrong += 1;
        broken.push(`round ${round}, ${file} ${how}: a thread reads differently`);
      }
    }
    const missing = await missingTexts(core, original);
    if (missing.length > 0) {
      count.lost += missing.length;
      broken.push(`round ${round}, ${file} ${how}: lost ${missing.join(', ')}`);
    }
    const total = (await askUntilHealed(core, 'cases.counts', { accountId: original.accountId }))?.views.all;
    if (total !== CASES) broken.push(`round ${round}, ${file} ${how}: ${total ?? 'none'} of ${CASES} cases in the list`);
    if ((await core.call('app.info', {})).repaired === 'nothing') count.harmless += 1;
    else count.repaired += 1;
    await core.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  write(`corruption, seed ${seed}`);
  write('file      rounds  repaired  harmless  texts lost  threads wrong');
  for (const [file, count] of Object.entries(counts)) {
    const cells = [count.rounds, count.repaired, count.harmless, count.lost, count.wrong].map((n) => String(n).padStart(8));
    write(`${file.padEnd(8)}${cells.join('  ')}`);
  }
  if (original.sandbox.control.ledger().length > 0) broken.push('something was sent');
  await original.sandbox.stop();
  return broken;
}
