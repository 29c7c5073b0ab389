import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenTransport } from '../../../src-main/api/transport.ts';
import { createApp } from '../../../src-main/app.ts';
import type { Clock, Random, Secrets } from '../../../src-main/ports.ts';
import type { OutboxItem } from '../../../src-shared/outbox.ts';
import { type AskedCore, askCore } from '../../support/asked-core.ts';
import {
  createManualPower,
  createRecordingLog,
  fakePorts,
  type ManualPower,
  type RecordingLog,
} from '../../support/fake-ports.ts';

/** The real core, asked as the renderer asks it. */
export type Desk = AskedCore & {
  readonly power: ManualPower;
  readonly log: RecordingLog;
  readonly profile: string;
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
  const { clock, random, secrets } = options;
  const app = createApp(
    fakePorts({
      clock,
      paths: { profile },
      power,
      log,
      ...(random === undefined ? {} : { random }),
      ...(secrets === undefined ? {} : { secrets }),
    }),
    {
      openTransport: options.openTransport,
      ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
    },
  );
  await app.start();
  const asked = askCore(app, log);
  return {
    ...asked,
    power,
    log,
    profile,
    async send(id) {
      const reply = await asked.ask('outbox.get', { id });
      return reply.ok ? reply.value : null;
    },
    stop: () => app.stop(),
  };
}
