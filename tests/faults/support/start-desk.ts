import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenTransport } from '../../../src-main/api/transport.ts';
import { createApp } from '../../../src-main/app.ts';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { NO_POLICY } from '../../../src-main/policy/read-policy.ts';
import type { Clock, Random, Secrets } from '../../../src-main/ports.ts';
import { answer, type CallName, type Output, type Reply, type Request } from '../../../src-shared/ipc.ts';
import type { OutboxItem } from '../../../src-shared/outbox.ts';
import {
  createManualPower,
  createRecordingLog,
  createRecordingNotifier,
  createRecordingPresence,
  createRecordingShell,
  evenRandom,
  type ManualPower,
  noDemo,
  type RecordingLog,
} from '../../support/fake-ports.ts';

/** The real core, asked as the renderer asks it. */
export type Desk = {
  readonly power: ManualPower;
  readonly log: RecordingLog;
  readonly profile: string;
  ask<N extends CallName>(name: N, input: Request<N>): Promise<Reply<Output<N>>>;
  /** @throws where the call is refused */
  call<N extends CallName>(name: N, input: Request<N>): Promise<Output<N>>;
  /** A row of the outbox; null where it is gone. */
  send(id: string): Promise<OutboxItem | null>;
  stop(): Promise<void>;
};

export type DeskOptions = {
  readonly clock: Clock;
  readonly openTransport: OpenTransport;
  readonly profile?: string;
  readonly secrets?: Secrets;
  readonly random?: Random;
  readonly checkpoint?: (name: string) => void;
};

/** Memory, where there is some that looks like a disk: thousands of syncs to a real one would take the night. */
function folderForProfiles(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}

const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function makeProfile(): string {
  const folder = mkdtempSync(path.join(folderForProfiles(), 'caseport-faults-'));
  folders.add(folder);
  return folder;
}

export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

export async function startDesk(options: DeskOptions): Promise<Desk> {
  const profile = options.profile ?? makeProfile();
  const power = createManualPower();
  const log = createRecordingLog();
  const app = createApp(
    {
      clock: options.clock,
      random: options.random ?? evenRandom,
      secrets: options.secrets ?? createMemorySecrets(),
      notifier: createRecordingNotifier(),
      presence: createRecordingPresence(),
      shell: createRecordingShell(),
      power,
      proxy: { resolve: async () => 'DIRECT' },
      paths: { profile },
      policy: { read: async () => NO_POLICY },
      printer: { pdf: async () => null },
      files: { save: () => Promise.reject(new Error('the fault suite saves no file')) },
      log,
      demo: noDemo,
      facts: {
        host: 'test',
        version: '0.0.0',
        platform: process.platform,
        userName: 'tester',
        development: true,
        lastEnd: 'orderly',
        updateKey: null,
      },
    },
    {
      openTransport: options.openTransport,
      ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
    },
  );
  await app.start();

  async function ask<N extends CallName>(name: N, input: Request<N>): Promise<Reply<Output<N>>> {
    const reply = await answer(app.handlers, name, input, (cause, where) => log.bug(cause, where));
    // `answer` has parsed the value with the schema of this very call.
    return reply as Reply<Output<N>>;
  }

  return {
    power,
    log,
    profile,
    ask,
    async call(name, input) {
      const reply = await ask(name, input);
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)} ${String(log.bugs.at(-1) ?? '')}`);
      return reply.value;
    },
    async send(id) {
      const reply = await ask('outbox.get', { id });
      return reply.ok ? reply.value : null;
    },
    stop: () => app.stop(),
  };
}
