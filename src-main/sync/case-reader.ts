import type { AppError } from '../../src-shared/errors.ts';
import type { CasesClient, ReadResult } from '../api/client.ts';
import type { ServerThread } from '../api/dialects/dialect.ts';
import type { Priority } from '../api/pacer.ts';
import type { Clock } from '../ports.ts';
import { findCached, noteFailure } from '../store/cases-table.ts';
import type { Stores } from '../store/stores.ts';
import type { Connection } from './connection.ts';
import { isForeignThread } from './foreign-thread.ts';
import { entriesAreStale } from './next-poll.ts';
import { type Stored, storeRead } from './store-thread.ts';

export type ThreadRead = { readonly stored: Stored; readonly thread: ServerThread };

/** Reads one case from Wise, stores it, and tells the connection how it went. When, is the engine's business. */
export type CaseReader = {
  /**
   * The case, and its thread where that has changed or is stale. Nothing is stored once the engine has stopped.
   * @returns false where the read was not made: what ended it says nothing of the case, and it is as due as before.
   */
  readChanges(caseId: string, isVisible: boolean): Promise<boolean>;
  /** The case and its thread, whatever is known of them. */
  readBoth(caseId: string, priority: Priority): Promise<ReadResult<ThreadRead>>;
};

export type CaseReaderOptions = {
  readonly accountId: string;
  readonly stores: Stores;
  readonly client: CasesClient;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly isRunning: () => boolean;
  readonly onStored: (stored: Stored, thread: ServerThread | null) => void;
  readonly onTrouble: (caseId: string) => void;
};

export function createCaseReader(options: CaseReaderOptions): CaseReader {
  const { accountId, stores, client, clock, connection } = options;

  async function readThread(caseId: string, priority: Priority): Promise<ReadResult<ServerThread>> {
    const answer = await client.readThread(caseId, priority);
    if (!answer.ok || !isForeignThread(stores.cache, accountId, caseId, answer.value)) return answer;
    return { ok: false, error: { kind: 'unreadable-answer', status: 200, traceId: null } };
  }

  function noteRead(answer: ReadResult<unknown>, caseId: string): void {
    connection.noteOutcome(answer.ok ? null : answer.error);
    if (answer.ok) {
      connection.noteRead(clock.now());
      return;
    }
    if (!saysSomething(answer.error)) return;
    const { kind } = answer.error;
    const trouble = kind === 'not-found' || kind === 'forbidden' ? kind : kind === 'unreadable-answer' ? 'unreadable' : null;
    noteFailure(stores.cache, accountId, caseId, trouble);
    if (trouble !== null) options.onTrouble(caseId);
  }

  return {
    async readChanges(caseId, isVisible) {
      const cached = findCached(stores.cache, accountId, caseId);
      if (cached === null) return true;
      const priority: Priority = isVisible ? 'visible' : 'background';
      const answer = await client.readCase(caseId, priority);
      if (!options.isRunning()) return true;
      noteRead(answer, caseId);
      if (!answer.ok) return saysSomething(answer.error);
      const isChanged = cached.updatedRaw !== answer.value.updatedRaw || cached.status !== answer.value.status;
      const sinceEntries = ageOf(cached.entriesFetchedAt, clock.now());
      let thread: ServerThread | null = null;
      if (isChanged || entriesAreStale(sinceEntries, isVisible)) {
        const entries = await readThread(caseId, priority);
        if (!options.isRunning()) return true;
        noteRead(entries, caseId);
        if (!entries.ok) return saysSomething(entries.error); // The case is stored with its thread or not at all: a new `updatedAt` alone would hide the news.
        thread = entries.value;
      }
      const stored = storeRead(stores, accountId, answer.value, thread, clock.now());
      if (stored !== null) options.onStored(stored, thread);
      return true;
    },
    async readBoth(caseId, priority) {
      const answer = await client.readCase(caseId, priority);
      noteRead(answer, caseId);
      if (!answer.ok) return answer;
      const entries = await readThread(caseId, priority);
      noteRead(entries, caseId);
      if (!entries.ok) return entries;
      const stored = storeRead(stores, accountId, answer.value, entries.value, clock.now());
      if (stored === null) return { ok: false, error: { kind: 'no-such-case' } };
      options.onStored(stored, entries.value);
      return { ok: true, value: { stored, thread: entries.value } };
    },
  };
}

/** Null where it is not known: never read, or read in what is now the future, because the clock was set back since. */
function ageOf(readAt: number | null, now: number): number | null {
  return readAt === null || readAt > now ? null : now - readAt;
}

const saysSomething = (error: AppError) => !SAYS_NOTHING_OF_THE_CASE.has(error.kind);

const SAYS_NOTHING_OF_THE_CASE: ReadonlySet<string> = new Set([
  'not-reached',
  'signed-out',
  'throttled',
  'keychain-locked',
  'cancelled',
]);
