import type { AppError } from '../../src-shared/errors.ts';
import type { ImportOutcome } from '../../src-shared/register.ts';
import type { CasesClient } from '../api/client.ts';
import type { ServerCase } from '../api/dialects/dialect.ts';
import type { Cancel, Clock } from '../ports.ts';
import { endImport, runningImports, setOutcome, type WaitingRow, waitingRows } from '../store/imports-table.ts';
import { findTracked } from '../store/register-table.ts';
import type { Stores } from '../store/stores.ts';

const CONCURRENT_READS = 6;
/** A row that only ever fails gives way, so that the rest of the import goes on. */
const MOST_ATTEMPTS = 5;
/** Wise can not be reached, or asks for silence: the row keeps its place and is tried again after this. */
const PAUSE_MILLISECONDS = 5_000;

export type Importer = {
  start(): void;
  /** A new import is there, or one was cancelled. */
  kick(): void;
  stop(): Promise<void>;
};

export type ImporterOptions = {
  readonly accountId: string;
  readonly stores: Stores;
  readonly client: CasesClient;
  readonly clock: Clock;
  /** False where only a person can put right what stands in the way: then no call is made, and whoever puts it right kicks. */
  readonly mayCall: () => boolean;
  /** How a call ended, for the state of the connection. */
  readonly onOutcome: (error: AppError | null) => void;
  /** Enters a case into the register. @returns false where it was there already */
  readonly register: (row: WaitingRow, found: ServerCase) => boolean;
  readonly onProgress: (importId: string) => void;
  readonly onFinished: (importId: string) => void;
  readonly onFailure: (cause: unknown) => void;
};

/** Works through imports in order: each id is read once, so that a row says truly what became of it. Goes on after a restart. */
export function createImporter(options: ImporterOptions): Importer {
  const { accountId, stores, client, clock } = options;
  const busy = new Map<string, Promise<void>>();
  const attempts = new Map<string, number>();
  let cancelTimer: Cancel | null = null;
  let running = false;

  /** Runs in timers and after answers: a disk that refuses pauses it, and is never thrown at nobody. */
  function run(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (!running) return;
    try {
      goOn();
    } catch (cause) {
      options.onFailure(cause);
      pause();
    }
  }

  function goOn(): void {
    const importId = runningImports(stores.desk, accountId)[0];
    if (importId === undefined) return;
    const rows = waitingRows(stores.desk, importId, CONCURRENT_READS * 2);
    if (rows.length === 0 && busy.size === 0) {
      endImport(stores.desk, importId, 'finished');
      attempts.clear();
      options.onFinished(importId);
      options.onProgress(importId);
      run();
      return;
    }
    for (const row of rows) {
      if (busy.size >= CONCURRENT_READS || !options.mayCall()) return;
      const key = `${importId}:${row.position}`;
      if (!busy.has(key)) begin(key, importId, row);
    }
  }

  function begin(key: string, importId: string, row: WaitingRow): void {
    const work = settle(importId, row).then(
      (isSettled) => {
        busy.delete(key);
        if (isSettled) run();
        else pause();
      },
      (cause) => {
        busy.delete(key);
        options.onFailure(cause);
        pause();
      },
    );
    busy.set(key, work);
  }

  function pause(): void {
    if (!running || cancelTimer !== null || !options.mayCall()) return;
    cancelTimer = clock.after(PAUSE_MILLISECONDS, run);
  }

  /** @returns false where the row has to be tried again */
  async function settle(importId: string, row: WaitingRow): Promise<boolean> {
    if (findTracked(stores.desk, accountId, row.caseId) !== null) return note(importId, row, 'already-tracked');
    const answer = await client.readCase(row.caseId, 'visible');
    if (!running) return false;
    options.onOutcome(answer.ok ? null : answer.error);
    if (answer.ok) return note(importId, row, options.register(row, answer.value) ? 'tracked' : 'already-tracked');
    switch (answer.error.kind) {
      case 'not-found':
      case 'forbidden':
        return note(importId, row, answer.error.kind);
      case 'refused':
      case 'unreadable-answer':
        return note(importId, row, 'unreadable');
      case 'server-error':
      case 'no-answer':
        return isWornOut(`${importId}:${row.position}`) ? note(importId, row, 'unreadable') : false;
      default:
        return false;
    }
  }

  function isWornOut(key: string): boolean {
    const count = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, count);
    return count >= MOST_ATTEMPTS;
  }

  function note(importId: string, row: WaitingRow, outcome: ImportOutcome): boolean {
    setOutcome(stores.desk, importId, row.position, outcome);
    options.onProgress(importId);
    return true;
  }

  return {
    start() {
      running = true;
      run();
    },
    kick: run,
    async stop() {
      running = false;
      cancelTimer?.();
      cancelTimer = null;
      await Promise.allSettled([...busy.values()]);
    },
  };
}
