import type { AuditRow } from '../../src-shared/audit.ts';
import type { readingCalls } from '../../src-shared/calls/reading.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { AGE_BUCKETS, type Overview } from '../../src-shared/overview.ts';

/** What the fake main process knows of the audit log and the overview, and what it was asked to save. */
export type FakeReading = {
  /** Newest first. */
  audit: AuditRow[];
  overview: Overview;
  /** Whether this host can make a PDF. */
  canPrint: boolean;
  /** Where a file goes; null: the person changes their mind. */
  savedAt: string | null;
};

const EMPTY: Overview = {
  days: 30,
  countedAt: Date.now(),
  cases: 0,
  entries: 0,
  statuses: [],
  waiting: AGE_BUCKETS.map((bucket) => ({ bucket, cases: 0 })),
  answers: [],
  volume: [],
};

export function aReading(part: Partial<FakeReading> = {}): FakeReading {
  return { audit: [], overview: EMPTY, canPrint: true, savedAt: 'Documents/caseport-file', ...part };
}

/** Threads as files, the local audit log and the overview. */
export function fakeReadingHandlers(reading: FakeReading): Pick<Handlers, keyof typeof readingCalls> {
  const saved = () => ({ where: reading.savedAt });
  return {
    'thread.export': saved,
    'thread.saveHtml': saved,
    'thread.savePdf': () => ({ where: reading.canPrint ? reading.savedAt : null, possible: reading.canPrint }),
    'thread.printing': () => ({}),
    'audit.window': ({ filter, start, count }) => {
      const rows = reading.audit.filter(
        (row) =>
          (filter.action === null || row.action === filter.action) && (filter.caseId === null || row.caseId === filter.caseId),
      );
      return { total: rows.length, rows: rows.slice(start, start + count) };
    },
    'audit.export': saved,
    'overview.read': ({ days }) => ({ ...reading.overview, days }),
    'overview.cancel': () => ({}),
    'overview.export': saved,
  };
}
