import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Environment } from '../../src-shared/accounts.ts';
import type { Cancel, Ports } from '../ports.ts';
import { insertRequestRecord, type RequestRecord, trimRequests } from '../store/request-log-table.ts';
import type { Stores } from '../store/stores.ts';

const TRIM_EVERY_MILLISECONDS = 3_600_000;
/** So many new rows may come before those that they push out go. */
const TRIM_AFTER_ROWS = 500;
/** Rows that go at once; more wait for the next turn, so that nothing stands still meanwhile. */
const BATCH = 1_000;

/** Writes down every call to Wise, and keeps the log within its bounds. */
export type RequestLog = {
  /** Never throws. */
  record(environment: Environment, record: RequestRecord): void;
  start(): void;
  stop(): void;
};

export type RequestLogOptions = { readonly stores: Pick<Stores, 'cache'>; readonly ports: Pick<Ports, 'clock' | 'log'> };

export function createRequestLog({ stores, ports }: RequestLogOptions): RequestLog {
  let cancel: Cancel | null = null;
  let isTrimming = false;
  let sinceTrim = 0;

  async function trimAll(): Promise<void> {
    if (isTrimming) return;
    isTrimming = true;
    sinceTrim = 0;
    try {
      while (stores.cache.open && trimRequests(stores.cache, ports.clock.now(), BATCH) > 0) await nextTurn();
    } finally {
      isTrimming = false;
    }
  }

  function trim(): void {
    trimAll().catch((cause: unknown) => ports.log.bug(cause, 'trim-requests'));
  }

  function arm(): void {
    cancel = ports.clock.after(TRIM_EVERY_MILLISECONDS, () => {
      trim();
      arm();
    });
  }

  return {
    record(environment, record) {
      try {
        insertRequestRecord(stores.cache, environment, record);
      } catch (cause) {
        // The call itself went as it went: what is not written down of it must not make its answer unknown.
        ports.log.bug(cause, 'record-request');
        return;
      }
      sinceTrim += 1;
      if (sinceTrim >= TRIM_AFTER_ROWS) trim();
    },
    start() {
      trim();
      arm();
    },
    stop: () => cancel?.(),
  };
}
