import { afterEach, expect, test } from 'vitest';
import { type AccountRuntime, createAccountRuntime } from '../../../src-main/account-runtime.ts';
import { createAnnouncer } from '../../../src-main/announcer.ts';
import type { CasesClient } from '../../../src-main/api/client.ts';
import { v1 } from '../../../src-main/api/dialects/v1.ts';
import { createTransport } from '../../../src-main/api/transport.ts';
import { createImporter } from '../../../src-main/inbox/importer.ts';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Ports, Secrets } from '../../../src-main/ports.ts';
import type { Session } from '../../../src-main/session.ts';
import { insertAccount } from '../../../src-main/store/accounts-table.ts';
import { projectCase } from '../../../src-main/store/cases-table.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import type { Stores } from '../../../src-main/store/stores.ts';
import { createClosingReminders } from '../../../src-main/support/closing-reminders.ts';
import { createRequestLog } from '../../../src-main/support/request-log.ts';
import { createSyncEngine } from '../../../src-main/sync/engine.ts';
import { AppFailure } from '../../../src-shared/errors.ts';
import { startCore, temporaryProfile } from '../../support/core.ts';
import { countTransports } from '../../support/counted-transport.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const ACCOUNT = '00000000-0000-4000-8000-000000000001';
const CASE = '700000001';
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const unavailable = { kind: 'unavailable', detail: '' } as const;
const noKeychain: Secrets = { get: async () => unavailable, set: async () => unavailable, remove: async () => unavailable };

async function openInMemory(): Promise<Stores> {
  const opened = await openStores(temporaryProfile(), noKeychain, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { desk, cache } = opened.stores;
  ends.push(() => desk.close() && cache.close());
  return opened.stores;
}

/** A disk that refuses: the tables are not where they were. */
function refusing(db: Stores['cache'], table: string): { heal(): void } {
  db.exec(`ALTER TABLE ${table} RENAME TO away`);
  return { heal: () => void db.exec(`ALTER TABLE away RENAME TO ${table}`) };
}

test('a case whose next turn could not be worked out has one all the same', async () => {
  const { cache, desk } = await openInMemory();
  projectCase(cache, {
    accountId: ACCOUNT,
    caseId: CASE,
    subject: null,
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: null,
    note: null,
    trackedAt: 0,
  });
  const clock = createManualClock(async () => void (await new Promise((resolve) => setImmediate(resolve))));
  let disk: { heal(): void } | null = null;
  let reads = 0;
  const failures: unknown[] = [];
  const client = {
    dialect: v1,
    async readCase() {
      reads += 1;
      if (reads === 1) disk = refusing(cache, 'cases');
      return { ok: false, error: { kind: 'server-error', status: 500, traceId: null } };
    },
  } as unknown as CasesClient; // all of it that is called here
  const engine = createSyncEngine({
    accountId: ACCOUNT,
    signedOut: false,
    stores: { cache, desk, mirror: null },
    client,
    clock,
    random: evenRandom,
    onStateChange: () => undefined,
    onRecovered: () => undefined,
    onStored: () => undefined,
    onTrouble: () => undefined,
    onFailure: (cause) => void failures.push(cause),
  });
  ends.push(() => engine.stop());
  engine.start();
  await clock.advance(1_000);
  expect([reads, failures.length]).toEqual([1, 2]);
  (disk as { heal(): void } | null)?.heal();
  await clock.advance(2 * 60_000);
  expect(reads).toBeGreaterThan(1);
});

test('what can not be told stops neither the reads of an account nor the process', async () => {
  const stores = await openInMemory();
  const transports = countTransports(createTransport);
  const clock = createManualClock(transports.settle);
  const log = createRecordingLog();
  const account = {
    id: ACCOUNT,
    label: 'Northbank',
    environment: 'development',
    baseUrl: 'http://127.0.0.1:9',
    signIn: 'client',
    clientId: 'id',
    proxy: { mode: 'none' },
    tls: null,
    state: 'ready',
    createdAt: 0,
  } as const;
  insertAccount(stores.desk, account);
  const secrets = createMemorySecrets();
  await secrets.set(`credentials:${ACCOUNT}`, JSON.stringify({ kind: 'client', clientId: 'id', clientSecret: 'secret' }));
  const refuse = () => {
    throw new AppFailure({ kind: 'storage', why: 'disk-full' });
  };
  const runtime: AccountRuntime = createAccountRuntime({
    ports: { clock, random: evenRandom, log, proxy: { resolve: async () => 'DIRECT' } } as unknown as Ports, // all that it asks for
    stores,
    secrets,
    account,
    origin: account.baseUrl,
    announcer: createAnnouncer(clock, () => undefined),
    onStored: refuse,
    onNeedsPerson: refuse,
    onPhase: refuse,
    onImportEnded: refuse,
    onImported: () => true,
    checkpoint: () => undefined,
    openTransport: transports.open,
    requestLog: createRequestLog({ stores, ports: { clock, log } }),
  });
  ends.push(() => runtime.stop());
  runtime.start();
  runtime.sync.add(CASE);
  runtime.onPower('unlock');
  await clock.advance(60_000);
  expect(log.lines).toContain('bug tell');
  expect(new Set(log.lines.filter((line) => line.startsWith('bug')))).toEqual(new Set(['bug tell']));
});

test('an import pauses where the disk refuses, and says so', async () => {
  const stores = await openInMemory();
  const clock = createManualClock(async () => undefined);
  const failures: unknown[] = [];
  const importer = createImporter({
    accountId: ACCOUNT,
    stores,
    client: {} as CasesClient, // nothing of it is called
    clock,
    mayCall: () => true,
    onOutcome: () => undefined,
    register: () => true,
    onProgress: () => undefined,
    onFinished: () => undefined,
    onFailure: (cause) => void failures.push(cause),
  });
  ends.push(() => importer.stop());
  const disk = refusing(stores.desk, 'imports');
  importer.start();
  await clock.advance(6_000);
  expect(failures).toHaveLength(2);
  disk.heal();
  await clock.advance(60_000);
  expect(failures).toHaveLength(2);
});

test('a call that can not be written down went as it went', async () => {
  const stores = await openInMemory();
  const log = createRecordingLog();
  const requests = createRequestLog({ stores, ports: { clock: createManualClock(async () => undefined), log } });
  refusing(stores.cache, 'request_log');
  requests.record('sandbox', {
    accountId: null,
    at: 0,
    method: 'POST',
    path: '/v1/cases',
    status: 200,
    outcome: 'ok',
    durationMilliseconds: 1,
    bytesReceived: 1,
    traceId: null,
    correlationId: '',
    requestBody: null,
    responseBody: null,
  });
  expect(log.lines).toEqual(['bug record-request']);
});

test('reminders of the 72 hours look again after a disk that refused', async () => {
  const stores = await openInMemory();
  const clock = createManualClock(async () => undefined);
  const log = createRecordingLog();
  const reminders = createClosingReminders({ stores, ports: { clock, log } } as unknown as Session); // all that is asked for
  const disk = refusing(stores.desk, 'support_requests');
  reminders.start();
  ends.push(() => reminders.stop());
  await clock.advance(2 * 60_000);
  expect(log.lines).toEqual(['bug closing-reminders', 'bug closing-reminders']);
  disk.heal();
  await clock.advance(60_000);
  expect(log.lines).toHaveLength(2);
});

test('a host that fails to show what it is told takes nothing with it', async () => {
  const core = await startCore();
  ends.push(() => core.stop());
  const heard: string[] = [];
  core.app.onEvent(() => {
    throw new Error('the window is gone');
  });
  core.app.onEvent((name) => void heard.push(name));
  await core.call('settings.change', { theme: 'dark' });
  expect(heard).toContain('settings.changed');
  expect(core.log.lines).toContain('bug tell-host');
});
