import { z } from 'zod';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/database.ts';
import { readValue, writeValue } from '../store/settings-table.ts';
import type { News } from './news.ts';

const HELD = 'held-news';
const MOST_HELD = 500;
/** What could not be told for this long, on a desktop without notifications say, is on the list and is news no more. */
const LONGEST_HELD_MILLISECONDS = 7 * 24 * 3_600_000;

/** News that could not be told yet. Ids alone are kept on disk: words of a case have no business in a queue of notifications. */
export type HeldNews = {
  read(): readonly News[];
  add(news: readonly News[]): void;
  /** @param told what was read here, and is held no more */
  remove(told: readonly News[]): void;
  /** Nothing of this account is told any more. */
  forget(accountId: string): void;
};

const Row = z.object({
  kind: z.string(),
  accountId: z.string(),
  caseId: z.string().nullable(),
  outboxId: z.string().nullable(),
  tracked: z.number().default(0),
  state: z.string().default(''),
  requestId: z.string().default(''),
  hoursLeft: z.number().default(0),
  /** Milliseconds; null where an earlier version held it. */
  heldAt: z.number().nullable().default(null),
});
type Row = z.output<typeof Row>;

export function createHeldNews(desk: Db, clock: Pick<Clock, 'now'>): HeldNews {
  function readRows(): readonly Row[] {
    const stored = readValue(desk, HELD);
    const parsed = z.array(Row).safeParse(stored === null ? [] : JSON.parse(stored));
    const since = clock.now() - LONGEST_HELD_MILLISECONDS;
    return parsed.success ? parsed.data.filter(({ heldAt }) => heldAt === null || heldAt > since) : [];
  }

  const writeRows = (rows: readonly Row[]) => writeValue(desk, HELD, JSON.stringify(rows.slice(-MOST_HELD)));

  return {
    read: () => readRows().flatMap(toNews),
    add(news) {
      const heldAt = clock.now();
      writeRows([...readRows(), ...news.map((one) => toRow(one, heldAt))]);
    },
    remove(told) {
      // As often as it was told: the same news may have been held once more meanwhile.
      const left = told.map(keyOf);
      writeRows(
        readRows().filter((row) => {
          const index = toNews(row).map((one) => left.indexOf(keyOf(one)))[0];
          if (index === undefined) return false;
          if (index >= 0) left.splice(index, 1);
          return index < 0;
        }),
      );
    },
    forget(accountId) {
      const rows = readRows();
      const others = rows.filter((row) => row.accountId !== accountId);
      if (others.length < rows.length) writeRows(others);
    },
  };
}

function keyOf(news: News): string {
  return JSON.stringify(toRow(news, 0));
}

function toRow(one: News, heldAt: number): Row {
  return {
    kind: one.kind,
    accountId: one.accountId,
    caseId: 'caseId' in one ? one.caseId : null,
    outboxId: 'outboxId' in one ? one.outboxId : null,
    tracked: 'tracked' in one ? one.tracked : 0,
    state: 'state' in one ? one.state : '',
    requestId: 'requestId' in one ? one.requestId : '',
    hoursLeft: 'hoursLeft' in one ? one.hoursLeft : 0,
    heldAt,
  };
}

function toNews(row: Row): News[] {
  const { accountId, caseId, outboxId } = row;
  switch (row.kind) {
    case 'entered':
    case 'wrote':
    case 'reopened':
      return caseId === null ? [] : [{ kind: row.kind, accountId, caseId, subject: null, line: null }];
    case 'reminder':
    case 'snooze-over':
      return caseId === null ? [] : [{ kind: row.kind, accountId, caseId }];
    case 'send-doubtful':
    case 'send-rejected':
      return outboxId === null ? [] : [{ kind: row.kind, accountId, caseId, outboxId }];
    case 'signed-out':
    case 'keychain-locked':
      return [{ kind: row.kind, accountId, label: '' }];
    case 'wise-status':
      return [{ kind: row.kind, accountId, state: row.state }];
    case 'support-closing':
      return [{ kind: row.kind, accountId, requestId: row.requestId, hoursLeft: row.hoursLeft }];
    case 'imported':
      return [{ kind: row.kind, accountId, tracked: row.tracked }];
    default:
      return [];
  }
}
