import type { AppError } from '../../src-shared/errors.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import type { CasesClient, ReadResult } from '../api/client.ts';
import type { ServerThread } from '../api/dialects/dialect.ts';
import type { Priority } from '../api/pacer.ts';
import { PROBED_CASE } from '../api/probed-case.ts';
import type { Cancel, Clock, Random } from '../ports.ts';
import { lastReadAt, listPollRecords } from '../store/cases-table.ts';
import type { Stores } from '../store/stores.ts';
import { createCaseReader, type ThreadRead } from './case-reader.ts';
import { createCaseTurns } from './case-turns.ts';
import { createConnection } from './connection.ts';
import { urgency, withJitter } from './next-poll.ts';
import { createSchedule } from './schedule.ts';
import type { Stored } from './store-thread.ts';

/** Reads under way at once. The pacer keeps the limits; this keeps the answers from piling up. */
const CONCURRENT_READS = 6;
/** While the network is away, one case is tried after these waits. */
const OFFLINE_PROBES_MILLISECONDS = [2_000, 5_000, 10_000, 20_000, 30_000] as const;

export type SyncEngine = {
  start(): void;
  stop(): Promise<void>;
  state(): SyncState;
  /** Which case is on screen; it is read at once and then often. */
  show(caseId: string | null): void;
  /** Reads a case and its thread now, whatever its turn. For tracking, refreshing and the outbox. */
  readNow(caseId: string, priority: Priority): Promise<ReadResult<ThreadRead>>;
  /** Everything is due now, the urgent first; the pacer keeps it within the limits. */
  refreshAll(): void;
  /** A case entered the register. */
  add(caseId: string): void;
  /** A case left the register. */
  remove(caseId: string): void;
  /** We wrote to a case: its answer is worth looking for. */
  noteWrite(caseId: string): void;
  /** A call of the outbox ended; it proves or disproves the connection as much as a read. */
  noteOutcome(error: AppError | null): void;
};

export type SyncOptions = {
  readonly accountId: string;
  readonly signedOut: boolean;
  readonly stores: Stores;
  readonly client: CasesClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly onStateChange: () => void;
  /** Calls may go on after they could not. */
  readonly onRecovered: () => void;
  readonly onStored: (stored: Stored, thread: ServerThread | null) => void;
  readonly onTrouble: (caseId: string) => void;
  /** A bug, or a disk that refused a write: logged; the case is read again in its turn. */
  readonly onFailure: (cause: unknown) => void;
};

export function createSyncEngine(options: SyncOptions): SyncEngine {
  const { accountId, stores, client, clock, random } = options;
  const schedule = createSchedule();
  const reading = new Map<string, Promise<ReadResult<ThreadRead>>>();
  const polling = new Set<Promise<void>>();
  let visible: string | null = null;
  let cancelTimer: Cancel | null = null;
  let running = false;
  let probes = 0;

  const connection = createConnection({
    clock,
    lastReadAt: lastReadAt(stores.cache, accountId),
    signedOut: options.signedOut,
    onChange: options.onStateChange,
    onRecovered: () => {
      probes = 0;
      options.onRecovered();
      arm();
    },
  });

  const turns = createCaseTurns({ ...options, schedule, isVisible: (caseId) => caseId === visible });
  const reader = createCaseReader({ ...options, connection, isRunning: () => running });

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (!running) return;
    if (connection.isUp()) pollDue();
    const at = nextWakeAt();
    if (at === null) return;
    cancelTimer = clock.after(Math.max(0, at - clock.monotonic()), wake);
  }

  function nextWakeAt(): number | null {
    if (!connection.isUp()) {
      // A locked keychain may put up a prompt and a refused secret stays refused: only a person's act tries those again.
      if (connection.state().phase !== 'offline') return null;
      const wait = OFFLINE_PROBES_MILLISECONDS[Math.min(probes, OFFLINE_PROBES_MILLISECONDS.length - 1)] ?? 0;
      return clock.monotonic() + withJitter(wait, random.fraction());
    }
    return polling.size >= CONCURRENT_READS ? null : schedule.nextAt();
  }

  function wake(): void {
    cancelTimer = null;
    if (!connection.isUp()) {
      probe();
      return;
    }
    arm();
  }

  /** One case stands for all while the network is away: the one on screen, or the one that is next. */
  function probe(): void {
    probes += 1;
    if (polling.size > 0) {
      arm();
      return;
    }
    const caseId = visible ?? schedule.takeDue(Number.POSITIVE_INFINITY);
    if (caseId === null) track(probeWithoutCase());
    else poll(caseId);
  }

  /** An empty register still has an outbox that waits for the network: any case will do, it need not exist. */
  async function probeWithoutCase(): Promise<void> {
    const answer = await client.readCase(PROBED_CASE, 'background');
    if (running) connection.noteOutcome(answer.ok ? null : answer.error);
  }

  function pollDue(): void {
    while (polling.size < CONCURRENT_READS) {
      const caseId = schedule.takeDue(clock.monotonic());
      if (caseId === null) break;
      poll(caseId);
    }
  }

  function poll(caseId: string): void {
    let isRead = true;
    const work = pollOnce(caseId).then((read) => {
      isRead = read;
    });
    track(
      work.finally(() => {
        if (running) turns.next(caseId, isRead);
      }),
    );
  }

  async function pollOnce(caseId: string): Promise<boolean> {
    return reading.has(caseId) || reader.readChanges(caseId, caseId === visible);
  }

  function track(work: Promise<void>): void {
    const settled = work.catch(options.onFailure).finally(() => {
      polling.delete(settled);
      connection.setBusy(polling.size > 0);
      arm();
    });
    polling.add(settled);
    connection.setBusy(true);
  }

  return {
    start() {
      running = true;
      for (const record of listPollRecords(stores.cache, accountId)) turns.fromDisk(record);
      arm();
    },
    async stop() {
      running = false;
      cancelTimer?.();
      cancelTimer = null;
      await Promise.allSettled([...polling, ...reading.values()]);
    },
    state: () => connection.state(),
    show(caseId) {
      if (visible === caseId) return;
      visible = caseId;
      if (caseId === null) return;
      schedule.bringForward(caseId, clock.monotonic());
      arm();
    },
    async readNow(caseId, priority) {
      // Two callers at once share no read: each needs one that began after it asked.
      await reading.get(caseId);
      const work = reader.readBoth(caseId, priority).finally(() => {
        if (reading.get(caseId) === work) reading.delete(caseId);
        if (running) turns.next(caseId, true);
      });
      reading.set(caseId, work);
      return work;
    },
    refreshAll() {
      const now = clock.monotonic();
      const records = listPollRecords(stores.cache, accountId).sort((a, b) => urgency(b, visible) - urgency(a, visible));
      records.forEach((record, index) => {
        // A millisecond apart keeps their order without keeping them waiting.
        schedule.put(record.caseId, now - records.length + index);
      });
      probes = 0;
      if (connection.isUp()) arm();
      else if (running) probe();
    },
    add(caseId) {
      schedule.put(caseId, clock.monotonic());
      arm();
    },
    remove(caseId) {
      turns.forget(caseId);
    },
    noteWrite(caseId) {
      turns.noteWrite(caseId);
      arm();
    },
    noteOutcome(error) {
      connection.noteOutcome(error);
      // Where nothing is due to be read, nothing else would ever find out that calls can be made again.
      if (!connection.isUp()) arm();
    },
  };
}
