import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { controlClient } from '../../../src-sandbox/control/control-client.ts';
import type { AddCase, MoveCase, WriteComment } from '../../../src-sandbox/control/inputs.ts';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import type { Settings } from '../../../src-sandbox/world/settings.ts';

const MAIN = path.resolve(import.meta.dirname, '../../../src-sandbox/main.ts');
const CONTROL_KEY = 'key-of-the-fault-suite';
/** A sandbox that does not end by itself in this time is ended: whatever it held is of no use any more. */
const STOP_LIMIT_MILLISECONDS = 5_000;

const Line = z.object({ baseUrl: z.string(), clientId: z.string(), clientSecret: z.string(), controlUrl: z.string() });

/** What the suite reads of a ledger entry. */
const LedgerEntry = z.object({
  sequence: z.number(),
  kind: z.enum(['creation', 'comment']),
  caseId: z.string(),
  commentId: z.string().nullable(),
  text: z.string(),
  connection: z.number(),
  request: z.number(),
});
export type LedgerEntry = z.output<typeof LedgerEntry>;

const RequestEntry = z.object({
  number: z.number(),
  at: z.string(),
  method: z.string(),
  path: z.string(),
  body: z.string(),
  connection: z.number(),
  onConnection: z.number(),
  applied: z.boolean(),
  fault: z.string().nullable(),
});
export type RequestEntry = z.output<typeof RequestEntry>;

/** A stand-in for Wise in a process of its own: its ledger is the oracle, out of reach of the code under test. */
export type World = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly processId: number;
  /** Entries after the given sequence number. */
  ledger(after?: number): Promise<LedgerEntry[]>;
  requests(after?: number): Promise<RequestEntry[]>;
  addCase(input: AddCase): Promise<string>;
  moveCase(input: MoveCase): Promise<void>;
  agentComment(input: WriteComment): Promise<void>;
  colleagueComment(input: WriteComment): Promise<void>;
  addFault(rule: FaultRule): Promise<string>;
  removeFault(id: string): Promise<void>;
  clearFaults(): Promise<void>;
  settings(change: Partial<Settings>): Promise<void>;
  /** Milliseconds by which the server's own clock is ahead of the one that its logs go by. */
  clockSkew(): number;
  expireTokens(): Promise<void>;
  cutNetwork(): Promise<void>;
  restoreNetwork(): Promise<void>;
  dropConnections(): Promise<void>;
  /** Of a hand-moved clock. @returns how many requests have arrived. */
  advanceClock(to: number): Promise<number>;
  stop(): Promise<void>;
};

export type WorldOptions = { readonly clock: 'real' | 'hand'; readonly idBase?: 'normal' | 'big' };

export async function startWorld(options: WorldOptions): Promise<World> {
  const flags = ['--port', '0', '--cases', '0', '--agent', 'off', '--control-key', CONTROL_KEY];
  flags.push('--clock', options.clock, '--id-base', options.idBase ?? 'normal');
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
  // A test that fails before it stops this world must not keep its own process, and so the whole run, from ending.
  child.unref();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const printed = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    child.once('close', () => reject(new Error('the sandbox ended before it was ready')));
  });
  child.stdout.destroy();
  const { baseUrl, clientId, clientSecret, controlUrl } = Line.parse(JSON.parse(printed));
  const { call } = controlClient(controlUrl, CONTROL_KEY);
  let skew = 0;
  const told = async (operation: string, input?: object): Promise<void> => {
    await call(operation, input);
  };
  return {
    baseUrl,
    clientId,
    clientSecret,
    processId: child.pid ?? 0,
    ledger: async (after = 0) => z.array(LedgerEntry).parse(await call('ledger', { after })),
    requests: async (after = 0) => z.array(RequestEntry).parse(await call('requests', { after })),
    addCase: async (input) => z.string().parse(await call('add-case', input)),
    moveCase: (input) => told('move-case', input),
    agentComment: (input) => told('agent-comment', input),
    colleagueComment: (input) => told('colleague-comment', input),
    addFault: async (rule) => z.string().parse(await call('add-fault', rule)),
    removeFault: (id) => told('remove-fault', { id }),
    clearFaults: () => told('clear-faults'),
    async settings(change) {
      skew = change.clockSkewMilliseconds ?? skew;
      await told('settings', change);
    },
    clockSkew: () => skew,
    expireTokens: () => told('expire-tokens'),
    cutNetwork: () => told('cut-network'),
    restoreNetwork: () => told('restore-network'),
    dropConnections: () => told('drop-connections'),
    advanceClock: async (to) => z.number().parse(await call('advance-clock', { to })),
    async stop() {
      process.off('exit', endWithUs);
      // Its end is waited for, so it counts again.
      child.ref();
      child.kill('SIGTERM');
      const impatient = setTimeout(endWithUs, STOP_LIMIT_MILLISECONDS);
      await ended;
      clearTimeout(impatient);
    },
  };
}
