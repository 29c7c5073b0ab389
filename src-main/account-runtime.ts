import type { SyncState } from '../src-shared/sync.ts';
import { createAccountClient } from './accounts/account-client.ts';
import { readCredentials } from './accounts/credentials.ts';
import type { Announcer } from './announcer.ts';
import type { CasesClient } from './api/client.ts';
import type { ServerCase } from './api/dialects/dialect.ts';
import type { OpenTransport } from './api/transport.ts';
import { audit } from './audit/audit.ts';
import { createImporter, type Importer } from './inbox/importer.ts';
import { createOutboxEngine, type OutboxEngine } from './outbox/engine.ts';
import type { SendFacts } from './outbox/next-step.ts';
import type { Ports, PowerEvent, Secrets } from './ports.ts';
import type { StoredAccount } from './store/accounts-table.ts';
import { projectCase } from './store/cases-table.ts';
import { listEntryIds } from './store/entries-table.ts';
import { findImport, type WaitingRow } from './store/imports-table.ts';
import type { OutboxRow } from './store/outbox-table.ts';
import { findTracked, insertTracked } from './store/register-table.ts';
import type { Stores } from './store/stores.ts';
import type { RequestLog } from './support/request-log.ts';
import { createSyncEngine, type SyncEngine } from './sync/engine.ts';
import { type Stored, storeRead } from './sync/store-thread.ts';

/** Everything that runs for one account: its client, its reads, its sends. */
export type AccountRuntime = {
  readonly account: StoredAccount;
  readonly client: CasesClient;
  readonly sync: SyncEngine;
  readonly outbox: OutboxEngine;
  readonly importer: Importer;
  /** Begins to read and to send. Without it (signed out), the local store alone answers. */
  start(): void;
  stop(): Promise<void>;
  onPower(event: PowerEvent): void;
};

export type RuntimeOptions = {
  readonly ports: Ports;
  readonly stores: Stores;
  /** The keychain, or memory where there is none. */
  readonly secrets: Secrets;
  readonly account: StoredAccount;
  readonly origin: string;
  readonly announcer: Announcer;
  readonly onStored: (accountId: string, stored: Stored) => void;
  readonly onNeedsPerson: (row: OutboxRow) => void;
  /** What the connection is doing has changed. */
  readonly onPhase: (accountId: string, phase: SyncState['phase']) => void;
  /** @param tracked how many cases it brought */
  readonly onImportEnded: (accountId: string, tracked: number) => void;
  /** Enters an imported case into the register. */
  readonly onImported: (accountId: string, row: WaitingRow, found: ServerCase) => boolean;
  readonly checkpoint: (name: string) => void;
  readonly openTransport: OpenTransport;
  readonly requestLog: RequestLog;
};

export function createAccountRuntime(options: RuntimeOptions): AccountRuntime {
  const { ports, stores, account, announcer } = options;
  const { clock, random, log } = ports;
  const transport = options.openTransport({
    origin: options.origin,
    proxy: account.proxy,
    tls: account.tls,
    clock,
    proxyResolver: ports.proxy,
  });
  const { client, pacer } = createAccountClient({
    ports,
    accountId: account.id,
    transport,
    credentials: () => readCredentials(options.secrets, account.id),
    record: (made) => options.requestLog.record(account.environment, made),
  });

  /** A disk that refuses to note what was told must stop neither a read nor a send, and much less the process. */
  function tell(what: () => void): void {
    try {
      what();
    } catch (cause) {
      log.bug(cause, 'tell');
    }
  }

  const sync: SyncEngine = createSyncEngine({
    accountId: account.id,
    signedOut: account.state === 'signed-out',
    stores,
    client,
    clock,
    random,
    onStateChange() {
      announcer.sync(account.id);
      tell(() => options.onPhase(account.id, sync.state().phase));
    },
    onRecovered() {
      outbox.kick();
      importer.kick();
    },
    onStored(stored, thread) {
      if (stored.anythingChanged) announcer.cases(account.id, [stored.after.caseId]);
      tell(() => options.onStored(account.id, stored));
      if (thread !== null) outbox.onThread(stored.after.caseId, thread);
      // A case that opened, or closed, lets what waits for it go on.
      if (stored.statusChanged) outbox.kick();
    },
    onTrouble: (caseId) => announcer.cases(account.id, [caseId]),
    onFailure: (cause) => log.bug(cause, 'sync'),
  });

  const outbox: OutboxEngine = createOutboxEngine({
    accountId: account.id,
    stores,
    client,
    clock,
    random,
    connection: () => connectionOf(sync),
    async readNow(caseId) {
      const read = await sync.readNow(caseId, 'write');
      if (!read.ok) return read;
      const { stored, thread } = read.value;
      return {
        ok: true,
        value: { thread, status: stored.after.status, entryIds: listEntryIds(stores.cache, account.id, caseId) },
      };
    },
    onOutcome: (error) => sync.noteOutcome(error),
    onChange(ids, caseId) {
      announcer.sends(account.id, ids);
      if (caseId !== null) announcer.cases(account.id, [caseId]);
    },
    onNeedsPerson: (row) => tell(() => options.onNeedsPerson(row)),
    register: (row, made) => registerCreated(stores, row, made, clock.now()),
    onCreated(made) {
      projectCreated(stores, account.id, made, clock.now());
      announcer.cases(account.id, [made.id]);
      sync.add(made.id);
      sync.noteWrite(made.id);
    },
    audit: (entry) => audit({ stores, ports }, entry),
    noteWrite: (caseId) => sync.noteWrite(caseId),
    onFailure: (cause) => log.bug(cause, 'outbox'),
    checkpoint: options.checkpoint,
  });

  const importer: Importer = createImporter({
    accountId: account.id,
    stores,
    client,
    clock,
    mayCall: () => connectionOf(sync) === 'up',
    onOutcome: (error) => sync.noteOutcome(error),
    register: (row, found) => options.onImported(account.id, row, found),
    onProgress: (importId) => announcer.import(account.id, importId),
    onFinished(importId) {
      tell(() => {
        const ended = findImport(stores.desk, importId);
        audit({ stores, ports }, { action: 'import-ended', accountId: account.id, rows: ended?.total ?? 0 });
        options.onImportEnded(account.id, ended?.counts.tracked ?? 0);
      });
    },
    onFailure: (cause) => log.bug(cause, 'import'),
  });

  return {
    account,
    client,
    sync,
    outbox,
    importer,
    start() {
      sync.start();
      outbox.start();
      importer.start();
    },
    async stop() {
      // Whoever waits in the pacer gives up first; then what is on the wire is waited for.
      pacer.stop();
      await Promise.all([sync.stop(), outbox.stop(), importer.stop()]);
      await transport.stop();
    },
    onPower(event) {
      if (event === 'sleep') return;
      if (event === 'network-change' || event === 'wake') transport.reset();
      pacer.forgive();
      sync.refreshAll();
      outbox.kick();
      importer.kick();
    },
  };
}

function connectionOf(sync: SyncEngine): SendFacts['connection'] {
  switch (sync.state().phase) {
    case 'offline':
      return 'network';
    case 'signed-out':
      return 'signed-out';
    case 'keychain-locked':
      return 'keychain';
    case 'idle':
    case 'syncing':
    case 'throttled':
      return 'up';
  }
}

function registerCreated(stores: Stores, row: OutboxRow, made: ServerCase, now: number): void {
  insertTracked(stores.desk, {
    accountId: row.accountId,
    caseId: made.id,
    origin: 'created',
    type: made.type === '' ? (row.creation?.type ?? null) : made.type,
    subject: row.creation?.subject ?? null,
    description: row.text,
    transferId: row.creation?.transferId ?? null,
    profileId: row.creation?.profileId ?? null,
    userId: row.creation?.userId ?? null,
    externalId: made.externalId ?? row.creation?.externalId ?? null,
    trackedAt: now,
    readUpTo: null,
    announced: null,
    note: null,
  });
}

function projectCreated(stores: Stores, accountId: string, made: ServerCase, now: number): void {
  const tracked = findTracked(stores.desk, accountId, made.id);
  if (tracked === null) throw new Error('a created case that is not in the register');
  projectCase(stores.cache, tracked);
  storeRead(stores, accountId, made, null, now);
}
