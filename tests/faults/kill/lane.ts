import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { World } from '../support/sandbox-process.ts';
import { makeProfile, removeProfile } from '../support/start-desk.ts';
import { type Orders, Told } from './orders.ts';

const CORE = path.resolve(import.meta.dirname, 'core-process.ts');
/** Thirty simulated seconds in one. */
const SCALE = 30;

export type Send = Orders['sends'][number];
export type Ending = { readonly told: readonly Told[]; readonly killed: boolean; readonly code: number | null };
export type KillAt =
  | { readonly kind: 'checkpoint'; readonly checkpoint: string; readonly time: number }
  /** Real milliseconds, after the process began or after its store was open. */
  | { readonly kind: 'moment'; readonly after: 'start' | 'ready'; readonly milliseconds: number };

/** One profile, and the processes that open it one after the other. */
export type Lane = {
  readonly caseIds: readonly string[];
  /** Ids of sends whose call has answered. */
  readonly accepted: Set<string>;
  readonly sends: Map<string, Send>;
  run(sends: readonly Send[], kill: KillAt): Promise<Ending>;
  /** Runs without an end until every row has settled. */
  settle(sends?: readonly Send[]): Promise<Ending>;
  /** Looks into a copy of the store as it lies on the disk. @returns what is wrong with it. */
  inspect(): string[];
  remove(): void;
};

export async function openLane(world: World, cases: number): Promise<Lane> {
  const profile = makeProfile();
  const secrets = new Map<string, string>();
  const since = Date.now();
  const accepted = new Set<string>();
  const known = new Map<string, Send>();
  const caseIds: string[] = [];
  for (let i = 0; i < cases; i++) caseIds.push(await world.addCase({ status: 'PENDING' }));

  async function start(orders: Partial<Orders>, kill: KillAt | null): Promise<Ending> {
    const child = spawn(process.execPath, [CORE], { stdio: ['pipe', 'pipe', 'inherit'] });
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const told: Told[] = [];
    let timer: NodeJS.Timeout | null = null;
    const arm = (moment: 'start' | 'ready') => {
      if (kill?.kind === 'moment' && kill.after === moment) timer = setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
    };
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
      child.once('close', (code, signal) => resolve({ code, signal })),
    );
    createInterface(child.stdout).on('line', (line) => {
      const one = Told.parse(JSON.parse(line));
      told.push(one);
      if (one.told === 'secret') secrets.set(one.name, one.value);
      if (one.told === 'accepted') accepted.add(one.id);
      if (one.told === 'ready') arm('ready');
    });
    // A process that is killed while it is being told is one more of the cases.
    child.stdin.on('error', () => child.stdin.destroy());
    const { baseUrl, clientId, clientSecret } = world;
    const whole: Orders = {
      profile,
      secrets: [...secrets],
      baseUrl,
      clientId,
      clientSecret,
      since,
      scale: SCALE,
      track: [],
      sends: [],
      pause: 5,
      dieAt: kill?.kind === 'checkpoint' ? { checkpoint: kill.checkpoint, time: kill.time } : null,
      settle: false,
      ...orders,
    };
    child.stdin.end(JSON.stringify(whole));
    arm('start');
    const { code, signal } = await ended;
    if (timer !== null) clearTimeout(timer);
    process.off('exit', endWithUs);
    return { told, killed: signal === 'SIGKILL', code };
  }

  function remember(sends: readonly Send[]): void {
    for (const send of sends) known.set(send.id, send);
  }

  const setUp = await start({ track: caseIds, settle: true }, null);
  if (setUp.code !== 0) throw new Error(`the core did not set up: ${JSON.stringify(setUp.told)}`);

  return {
    caseIds,
    accepted,
    sends: known,
    run(sends, kill) {
      remember(sends);
      // A checkpoint that is never met must not keep the process for ever.
      return start({ sends: [...sends], settle: kill.kind === 'checkpoint' }, kill);
    },
    settle(sends = []) {
      remember(sends);
      return start({ sends: [...sends], settle: true }, null);
    },
    inspect: () => inspectCopy(profile, secrets, accepted, known),
    remove: () => removeProfile(profile),
  };
}

const Row = z.object({ id: z.string(), text: z.string(), state: z.string() });

function inspectCopy(
  profile: string,
  secrets: ReadonlyMap<string, string>,
  accepted: ReadonlySet<string>,
  known: ReadonlyMap<string, Send>,
): string[] {
  const key = [...secrets].find(([name]) => name.startsWith('database-key:'))?.[1];
  if (key === undefined) return ['there is no key'];
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-inspect-'));
  const wrong: string[] = [];
  try {
    for (const name of ['desk.db', 'cache.db']) {
      for (const suffix of ['', '-wal']) {
        const file = path.join(profile, `${name}${suffix}`);
        if (existsSync(file)) cpSync(file, path.join(folder, `${name}${suffix}`));
      }
      const db = new Database(path.join(folder, name));
      db.pragma(`cipher='chacha20'`);
      db.pragma(`key='raw:${key}'`);
      const integrity = db.pragma('integrity_check', { simple: true });
      if (integrity !== 'ok') wrong.push(`${name}: ${String(integrity)}`);
      if (name === 'desk.db') {
        const rows = new Map(
          z
            .array(Row)
            .parse(db.prepare('SELECT id, text, state FROM outbox').all())
            .map((row) => [row.id, row]),
        );
        for (const id of accepted) {
          if (rows.get(id)?.text !== known.get(id)?.text)
            wrong.push(`an accepted send is ${rows.has(id) ? 'changed' : 'gone'}: ${id}`);
        }
      }
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}
