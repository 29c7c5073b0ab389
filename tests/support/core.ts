import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenTransport } from '../../src-main/api/transport.ts';
import { createApp } from '../../src-main/app.ts';
import { createMemorySecrets } from '../../src-main/memory-secrets.ts';
import { NO_POLICY, type Policy } from '../../src-main/policy/read-policy.ts';
import type { App, Demo, Secrets } from '../../src-main/ports.ts';
import type { AccountSummary } from '../../src-shared/accounts.ts';
import { type AskedCore, askCore } from './asked-core.ts';
import { countTransports } from './counted-transport.ts';
import {
  createManualPower,
  createRecordingLog,
  createRecordingNotifier,
  createRecordingPresence,
  createRecordingShell,
  fakePorts,
  type ManualPower,
  noDemo,
  type RecordingLog,
  type RecordingNotifier,
  type RecordingPresence,
  type RecordingShell,
} from './fake-ports.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

const profiles: string[] = [];
process.once('exit', () => {
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when this process ends; what a killed one leaves goes with the temporary folder of the whole run. */
export function temporaryProfile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-test-'));
  profiles.push(folder);
  return folder;
}

export type CoreOptions = {
  readonly profile?: string;
  readonly secrets?: Secrets;
  readonly demo?: Demo;
  readonly development?: boolean;
  /** PEM of the key that descriptions of newer versions are believed under. */
  readonly updateKey?: string;
  readonly checkpoint?: (name: string) => void;
  readonly openTransport?: OpenTransport;
  readonly policy?: Policy;
  /** What the window prints; without it this host makes no PDF. */
  readonly pdf?: Uint8Array;
};

/** The whole core with fakes at its ports, and what a test asks of it. */
export type Core = AskedCore & {
  readonly app: App;
  readonly clock: ManualClock;
  readonly notifier: RecordingNotifier;
  readonly presence: RecordingPresence;
  readonly shell: RecordingShell;
  readonly power: ManualPower;
  readonly log: RecordingLog;
  readonly profile: string;
  readonly secrets: Secrets;
  /** Files that were saved, oldest first. */
  readonly saved: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly events: { readonly name: string; readonly payload: unknown }[];
  /** Moves time on, timer by timer, until `done` holds. @throws after `limit` simulated milliseconds */
  until(what: string, done: () => boolean | Promise<boolean>, limit?: number): Promise<void>;
  stop(): Promise<void>;
};

const LIMIT_MILLISECONDS = 60_000;

export async function startCore(options: CoreOptions = {}): Promise<Core> {
  const profile = options.profile ?? temporaryProfile();
  const secrets = options.secrets ?? createMemorySecrets();
  const transports = countTransports(options.openTransport);
  const clock = createManualClock(transports.settle);
  const notifier = createRecordingNotifier();
  const presence = createRecordingPresence();
  const shell = createRecordingShell();
  const power = createManualPower();
  const log = createRecordingLog();
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const ports = fakePorts({
    clock,
    paths: { profile },
    secrets,
    notifier,
    presence,
    shell,
    power,
    log,
    files: { save: async (name, bytes) => `saved:${saved.push({ name, bytes })}` },
    printer: { pdf: async () => options.pdf ?? null },
    policy: { read: async () => options.policy ?? NO_POLICY },
    demo: options.demo ?? noDemo,
  });
  const facts = { ...ports.facts, development: options.development ?? true, updateKey: options.updateKey ?? null };
  const app = createApp(
    { ...ports, facts },
    {
      openTransport: transports.open,
      ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
    },
  );
  const events: { name: string; payload: unknown }[] = [];
  app.onEvent((name, payload) => events.push({ name, payload }));
  await app.start();

  return {
    app,
    clock,
    notifier,
    presence,
    shell,
    power,
    log,
    profile,
    secrets,
    saved,
    events,
    ...askCore(app, log),
    async until(what, done, limit = LIMIT_MILLISECONDS) {
      const last = clock.monotonic() + limit;
      while (clock.monotonic() <= last) {
        if (await done()) return;
        await clock.step();
      }
      throw new Error(`not within ${limit} ms: ${what}`);
    },
    stop: () => app.stop(),
  };
}

/** Signs the core in to a sandbox on loopback. */
export function connectTo(
  core: Core,
  sandbox: { baseUrl: string; clientId: string; clientSecret: string },
): Promise<AccountSummary> {
  return core.call('accounts.connect', {
    label: 'Northbank Ops',
    environment: 'development',
    baseUrl: sandbox.baseUrl,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    proxy: { mode: 'none' },
    tls: null,
  });
}
