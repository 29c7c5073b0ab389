import { AppFailure } from '../src-shared/errors.ts';
import { type AccountRuntime, createAccountRuntime } from './account-runtime.ts';
import { storeCredentials } from './accounts/credentials.ts';
import { originOf } from './accounts/environments.ts';
import { createSecretRemover, tellAnswers } from './accounts/left-secrets.ts';
import type { Announcer } from './announcer.ts';
import type { OpenTransport } from './api/transport.ts';
import { createDemoKeeper } from './demo-session.ts';
import { createInTurn } from './in-turn.ts';
import { registerFound } from './inbox/register.ts';
import { createRetention } from './inbox/retention.ts';
import { createSnoozes } from './inbox/snoozes.ts';
import { createWorkJournal } from './inbox/work-journal.ts';
import { actOnNotice, announceImport, announcePhase, announceReading, announceSend, announceWoken } from './notify/announce.ts';
import { createBell } from './notify/bell.ts';
import { createReminders } from './notify/reminders.ts';
import { watchPresence } from './notify/watch-presence.ts';
import { filesUnder, isEnvironmentAllowed, networkUnder } from './policy/enforce.ts';
import type { Ports, Secrets } from './ports.ts';
import type { Session, Showing } from './session.ts';
import { stopAll } from './stop-all.ts';
import { listAccounts, type StoredAccount } from './store/accounts-table.ts';
import { policyOf } from './store/settings-table.ts';
import type { Stores } from './store/stores.ts';
import { createClosingReminders } from './support/closing-reminders.ts';
import { createRequestLog } from './support/request-log.ts';
import { createStatusWatch } from './support/status-watch.ts';
import { projectDesk } from './sync/project-desk.ts';
import { createUpdateChecker } from './updates/update-checker.ts';

export type SessionOptions = {
  readonly ports: Ports;
  readonly stores: Stores;
  readonly secrets: Secrets;
  readonly persistence: 'disk' | 'memory';
  readonly announcer: Announcer;
  readonly checkpoint: (name: string) => void;
  readonly openTransport: OpenTransport;
};

export function createSession(options: SessionOptions): Session {
  const { stores } = options;
  const announcer: Announcer = {
    ...options.announcer,
    now(name, payload) {
      options.announcer.now(name, payload);
      // Another account, or another setting, may mean another status page.
      if (name === 'accounts.changed' || name === 'settings.changed') statusWatch.reconsider();
    },
  };
  const policy = () => policyOf(stores.desk);
  const ports = { ...options.ports, files: filesUnder(options.ports.files, policy) };
  // Read when it is called: the remover itself needs the session.
  const secrets = tellAnswers(options.secrets, () => secretRemover.retry());
  const runtimes = new Map<string, AccountRuntime>();
  let showing: Showing | null = null;
  const demo = createDemoKeeper(ports, stores);
  let attempts = 0;
  let isStopped = false;

  /** The stand-in has another secret and another port at every start. */
  async function openDemo(account: StoredAccount): Promise<string> {
    const { baseUrl, clientId, clientSecret } = await session.demo();
    if (account.state === 'ready') {
      await storeCredentials(secrets, account.id, { kind: 'client', clientId, clientSecret });
    }
    return baseUrl;
  }

  const session: Session = {
    ports,
    stores,
    secrets,
    persistence: options.persistence,
    announcer,
    openTransport: options.openTransport,
    journal: createWorkJournal(),
    // Read when it is called: the timer itself needs the session.
    snoozes: {
      arm: () => snoozes.arm(),
      stop: () => snoozes.stop(),
    },
    bell: createBell({
      ports,
      stores,
      announcer,
      act: (action, accountId, caseId) => {
        actOnNotice(session, action, accountId, caseId).catch((cause: unknown) => ports.log.bug(cause, 'notice-action'));
      },
    }),
    updates: createUpdateChecker({
      ports,
      stores,
      openTransport: options.openTransport,
      onFound: () => announcer.now('app.changed', {}),
    }),
    requestLog: createRequestLog({ stores, ports }),
    // Read when it is called: the watch itself needs the session.
    get statusWatch() {
      return statusWatch;
    },
    phaseOf: (accountId) => runtimes.get(accountId)?.sync.state().phase ?? 'idle',
    runtime(accountId) {
      const runtime = runtimes.get(accountId);
      if (runtime === undefined) throw new AppFailure({ kind: 'no-such-account' });
      return runtime;
    },
    async open(stored) {
      // First, because with an enforced client certificate it is another host.
      const account = networkUnder(policy(), stored);
      await runtimes.get(account.id)?.stop();
      const baseUrl = account.environment === 'demo' ? await openDemo(account) : account.baseUrl;
      const origin = originOf(account.environment, baseUrl, account.tls);
      if (!origin.ok) throw new AppFailure({ kind: 'invalid-field', field: 'baseUrl', message: origin.message });
      // Whoever was signing in while everything ended must not start anything beside what is opened next.
      if (isStopped) throw new AppFailure({ kind: 'not-ready' });
      const runtime = createAccountRuntime({
        ports,
        stores,
        secrets,
        account,
        origin: origin.origin,
        announcer,
        onStored: (accountId, stored) => announceReading(session, accountId, stored, showing),
        onNeedsPerson: (row) => announceSend(session, row),
        onPhase: (accountId, phase) => announcePhase(session, accountId, phase),
        onImportEnded: (accountId, tracked) => announceImport(session, accountId, tracked),
        onImported: (accountId, row, found) => registerFound(session, accountId, found, row),
        checkpoint: options.checkpoint,
        openTransport: options.openTransport,
        requestLog: session.requestLog,
      });
      runtimes.set(account.id, runtime);
      if (account.state === 'ready' && isEnvironmentAllowed(policy(), account.environment)) runtime.start();
      // It may be signed in again, or out, which is no change of its own state.
      presence.changed();
      return runtime;
    },
    async close(accountId) {
      await runtimes.get(accountId)?.stop();
      runtimes.delete(accountId);
      if (showing?.accountId === accountId) showing = null;
    },
    demo: () => demo.start(),
    stopDemo: () => demo.stop(),
    inTurn: createInTurn(),
    connectAttempt() {
      attempts += 1;
      return attempts;
    },
    isCurrentAttempt: (attempt) => attempt === attempts,
    giveUpConnecting() {
      attempts += 1;
    },
    show(next) {
      const previous = showing;
      showing = next;
      if (previous !== null && previous.accountId !== next.accountId) runtimes.get(previous.accountId)?.sync.show(null);
      runtimes.get(next.accountId)?.sync.show(next.caseId);
    },
    announceEverything() {
      for (const accountId of runtimes.keys()) announcer.cases(accountId, []);
    },
    onPower(event) {
      if (event === 'wake' || event === 'unlock') secretRemover.retry();
      for (const runtime of runtimes.values()) runtime.onPower(event);
      statusWatch.onPower(event);
      snoozes.arm();
    },
    async start() {
      await projectDesk(stores);
      for (const account of listAccounts(stores.desk)) {
        try {
          await session.open(account);
        } catch (cause) {
          // One account that can not be opened (a demo without a free port, say) must not take the others with it.
          ports.log.bug(cause, 'open-account');
        }
      }
      snoozes.arm();
      session.bell.start();
      session.updates.start();
      reminders.start();
      retention.start();
      closing.start();
      session.requestLog.start();
      statusWatch.start();
      secretRemover.retry();
      presence.changed();
    },
    async stop() {
      isStopped = true;
      secretRemover.stop();
      const { log } = ports;
      await stopAll(log, [
        snoozes.stop,
        reminders.stop,
        retention.stop,
        closing.stop,
        session.requestLog.stop,
        statusWatch.stop,
        session.updates.stop,
        presence.stop,
      ]);
      await Promise.all([...runtimes.values()].map((runtime) => stopAll(log, [runtime.stop])));
      // After the accounts, whose last words it keeps for the next start.
      await stopAll(log, [session.bell.stop, demo.stop]);
      await stopAll(log, [() => stores.cache.close(), () => stores.desk.close(), () => stores.mirror?.close()]);
    },
  };
  const secretRemover = createSecretRemover({ stores, ports, announcer, inTurn: session.inTurn, secrets: options.secrets });
  const statusWatch = createStatusWatch(session);
  const closing = createClosingReminders(session);
  const reminders = createReminders(session);
  const retention = createRetention(
    session,
    (accountId, caseId) => showing?.accountId === accountId && showing.caseId === caseId,
  );
  const presence = watchPresence(session);
  announcer.onAny(() => presence.changed());
  const snoozes = createSnoozes(session, (accountId, caseIds) => announceWoken(session, accountId, caseIds));
  return session;
}
