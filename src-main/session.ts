import { AppFailure } from '../src-shared/errors.ts';
import type { StatusReport } from '../src-shared/status-page.ts';
import type { SyncState } from '../src-shared/sync.ts';
import type { AccountRuntime } from './account-runtime.ts';
import type { Announcer } from './announcer.ts';
import type { OpenTransport } from './api/transport.ts';
import type { InTurn } from './in-turn.ts';
import type { WorkJournal } from './inbox/work-journal.ts';
import type { Bell } from './notify/bell.ts';
import type { DemoSession, Ports, PowerEvent, Secrets } from './ports.ts';
import { findAccount, type StoredAccount } from './store/accounts-table.ts';
import type { Stores } from './store/stores.ts';
import type { RequestLog } from './support/request-log.ts';
import type { UpdateChecker } from './updates/update-checker.ts';

/** Which case is on screen, so that it is read more often and not announced. */
export type Showing = { accountId: string; caseId: string | null; focused: boolean };

/** Brings snoozed cases back when their time has come. */
export type Snoozes = {
  /** Looks at what is due, and waits for the next. */
  arm(): void;
  stop(): void;
};

/** Reads the public status page of Wise, politely, and tells when the state of its API changes. */
export type StatusWatch = {
  report(): StatusReport;
  /** Reads now, unless it was read a moment ago. */
  readNow(): Promise<StatusReport>;
  /** The active account or the settings may be others: another page may have to be read. */
  reconsider(): void;
  onPower(event: PowerEvent): void;
  start(): void;
  stop(): Promise<void>;
};

/** Everything that exists while the store is open. */
export type Session = {
  readonly ports: Ports;
  readonly stores: Stores;
  readonly secrets: Secrets;
  readonly persistence: 'disk' | 'memory';
  readonly announcer: Announcer;
  readonly openTransport: OpenTransport;
  /** What was done with cases here, so that it can be taken back. */
  readonly journal: WorkJournal;
  readonly snoozes: Snoozes;
  readonly bell: Bell;
  readonly requestLog: RequestLog;
  readonly statusWatch: StatusWatch;
  readonly updates: UpdateChecker;
  /** @throws AppFailure `no-such-account` */
  runtime(accountId: string): AccountRuntime;
  /** Builds what runs for an account, or builds it anew after its sign-in changed. */
  open(account: StoredAccount): Promise<AccountRuntime>;
  /** Ends what runs for an account, and forgets it. */
  close(accountId: string): Promise<void>;
  /** Starts the built-in stand-in where it does not run yet. */
  demo(): Promise<DemoSession>;
  /** Stops it where it runs. Its state is kept. */
  stopDemo(): Promise<void>;
  /** What changes how an account is signed in goes one after another: of two at once, one would go on unseen. @property key account id */
  readonly inTurn: InTurn;
  /** Counts attempts to connect; one that was given up must not save what it learns afterwards. */
  connectAttempt(): number;
  isCurrentAttempt(attempt: number): boolean;
  giveUpConnecting(): void;
  show(showing: Showing): void;
  /** What the connection of an account is doing. */
  phaseOf(accountId: string): SyncState['phase'];
  /** Every list may have changed: those on screen are read again. */
  announceEverything(): void;
  onPower(event: PowerEvent): void;
  /** Brings the list up to date with the desk, then begins to read and to send for every account. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** @throws AppFailure `no-such-account` */
export function mustFindAccount(session: Session, accountId: string): StoredAccount {
  const account = findAccount(session.stores.desk, accountId);
  if (account === null) throw new AppFailure({ kind: 'no-such-account' });
  return account;
}
