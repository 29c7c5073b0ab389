import { z } from 'zod';
import { type CaseRow, CaseTrouble, OutboxMark, turnOf, viewOf } from '../../src-shared/cases.ts';
import { all, type Db, Flag, first, jsonColumn, run } from './database.ts';
import { indexText } from './search-table.ts';
import type { LocalWork } from './work-table.ts';

/**
 * Stands where the time of a reading would: the words of this thread were here, and were taken away because of their age. They are read
 * again when somebody opens the case, and not by themselves.
 */
export const THREAD_FORGOTTEN = -1;
const ThreadReadAt = z
  .number()
  .nullable()
  .transform((at) => (at === THREAD_FORGOTTEN ? null : at));

/** What the cache knows of a case. */
export const CachedCase = z.object({
  caseId: z.string(),
  subject: z.string().nullable(),
  externalId: z.string().nullable(),
  trackedAt: z.number(),
  status: z.string().nullable(),
  type: z.string().nullable(),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  updatedRaw: z.string().nullable(),
  message: z.string().nullable(),
  fetchedAt: z.number().nullable(),
  entriesFetchedAt: ThreadReadAt,
  newestAuthor: z.string().nullable(),
  newestText: z.string().nullable(),
  newestEntry: z.string().nullable(),
  activityAt: z.number(),
  trouble: CaseTrouble.nullable(),
  failures: z.number(),
  unread: Flag,
  draft: Flag,
  outbox: OutboxMark,
  done: Flag,
  snoozed: Flag,
  snoozedUntil: z.number().nullable(),
  tags: jsonColumn(z.array(z.string())),
  note: Flag,
  statusSince: z.number().nullable(),
  dueAt: z.number().nullable(),
});
export type CachedCase = Readonly<z.output<typeof CachedCase>>;

/** @param isNewestOurs whether our own outbox, or our own creation, wrote the newest entry. */
export function toCaseRow(cached: CachedCase, isNewestOurs: boolean): CaseRow {
  const { newestAuthor, newestText } = cached;
  return {
    id: cached.caseId,
    subject: cached.subject,
    externalId: cached.externalId,
    status: cached.status,
    turn: turnOf(cached.status),
    newest: newestAuthor === null || newestText === null ? null : { author: newestAuthor, ours: isNewestOurs, text: newestText },
    createdAt: cached.createdAt,
    updatedAt: cached.updatedAt,
    activityAt: cached.activityAt,
    unread: cached.unread,
    draft: cached.draft,
    outbox: cached.outbox,
    trouble: cached.trouble,
    done: cached.done,
    snoozed: cached.snoozed ? { until: cached.snoozedUntil } : null,
    tags: cached.tags,
    hasNote: cached.note,
    dueAt: cached.done || cached.snoozed ? null : cached.dueAt,
  };
}

export function findCached(cache: Db, accountId: string, caseId: string): CachedCase | null {
  return first(cache, CachedCase, 'SELECT * FROM cases WHERE account_id = ? AND case_id = ?', accountId, caseId);
}

/** The desk's side of a case. */
export type DeskFacts = {
  readonly accountId: string;
  readonly caseId: string;
  readonly subject: string | null;
  readonly description: string | null;
  readonly transferId: string | null;
  readonly profileId: string | null;
  readonly userId: string | null;
  readonly externalId: string | null;
  readonly note: string | null;
  readonly trackedAt: number;
};

/** Puts the desk's side of a case beside what Wise says of it, findable; what is there of Wise stays. */
export function projectCase(cache: Db, facts: DeskFacts): void {
  run(
    cache,
    `INSERT INTO cases (account_id, case_id, subject, external_id, transfer_id, profile_id, user_id, note, tracked_at, activity_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, case_id) DO UPDATE SET subject = excluded.subject, external_id = coalesce(excluded.external_id, external_id),
       transfer_id = excluded.transfer_id, profile_id = excluded.profile_id, user_id = excluded.user_id, note = excluded.note`,
    facts.accountId,
    facts.caseId,
    facts.subject,
    facts.externalId,
    facts.transferId,
    facts.profileId,
    facts.userId,
    (facts.note ?? '') === '' ? 0 : 1,
    facts.trackedAt,
    facts.trackedAt,
  );
  const words = [
    facts.caseId,
    facts.externalId,
    facts.transferId,
    facts.profileId,
    facts.userId,
    facts.subject,
    facts.description,
    facts.note,
  ];
  indexText(cache, facts.accountId, facts.caseId, 'case', words.filter((word) => word !== null).join('\n'));
}

/** Puts what the agent did with a case beside what Wise says of it, and the case into the view where that belongs. */
export function projectWork(cache: Db, accountId: string, caseId: string, work: LocalWork): void {
  const status = findCached(cache, accountId, caseId)?.status ?? null;
  run(
    cache,
    'UPDATE cases SET done = ?, snoozed = ?, snoozed_until = ?, tags = ?, view = ? WHERE account_id = ? AND case_id = ?',
    work.doneAt === null ? 0 : 1,
    work.snoozedAt === null ? 0 : 1,
    work.snoozedAt === null ? null : work.snoozedUntil,
    JSON.stringify(work.tags),
    work.snoozedAt !== null ? 'snoozed' : work.doneAt !== null ? 'done' : viewOf(status),
    accountId,
    caseId,
  );
}

export type ServerFacts = {
  readonly status: string;
  readonly type: string;
  readonly externalId: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly updatedRaw: string | null;
  readonly fetchedAt: number;
  readonly activityAt: number;
  /** Since when the status stands, as far as we know. */
  readonly statusSince: number;
  readonly dueAt: number | null;
};

/** Stores a case as just read. */
export function storeServerCase(cache: Db, accountId: string, caseId: string, facts: ServerFacts): void {
  run(
    cache,
    `UPDATE cases SET status = ?, view = CASE WHEN snoozed = 1 THEN 'snoozed' WHEN done = 1 THEN 'done' ELSE ? END, type = ?, external_id = coalesce(?, external_id), created_at = ?, updated_at = ?,
       updated_raw = ?, fetched_at = ?, activity_at = ?, status_since = ?, due_at = ?, trouble = NULL, failures = 0
     WHERE account_id = ? AND case_id = ?`,
    facts.status,
    viewOf(facts.status),
    facts.type,
    facts.externalId,
    facts.createdAt,
    facts.updatedAt,
    facts.updatedRaw,
    facts.fetchedAt,
    facts.activityAt,
    facts.statusSince,
    facts.dueAt,
    accountId,
    caseId,
  );
}

export type ThreadFacts = {
  readonly message: string | null;
  readonly entriesFetchedAt: number;
  readonly newest: { readonly id: string; readonly author: string; readonly text: string } | null;
  readonly activityAt: number;
  readonly unread: boolean;
};

/** Stores what the list shows of a thread as just read. */
export function storeThreadFacts(cache: Db, accountId: string, caseId: string, facts: ThreadFacts): void {
  run(
    cache,
    `UPDATE cases SET message = ?, entries_fetched_at = ?, newest_entry = ?, newest_author = ?, newest_text = ?, activity_at = ?, unread = ?
     WHERE account_id = ? AND case_id = ?`,
    facts.message,
    facts.entriesFetchedAt,
    facts.newest?.id ?? null,
    facts.newest?.author ?? null,
    facts.newest?.text ?? null,
    facts.activityAt,
    facts.unread ? 1 : 0,
    accountId,
    caseId,
  );
}

/** A read failed: what was known stays; only the failure is noted. */
export function noteFailure(cache: Db, accountId: string, caseId: string, trouble: CaseTrouble | null): void {
  run(
    cache,
    'UPDATE cases SET failures = failures + 1, trouble = coalesce(?, trouble) WHERE account_id = ? AND case_id = ?',
    trouble,
    accountId,
    caseId,
  );
}

export function setUnread(cache: Db, accountId: string, caseId: string, unread: boolean): void {
  run(cache, 'UPDATE cases SET unread = ? WHERE account_id = ? AND case_id = ?', unread ? 1 : 0, accountId, caseId);
}

export function setDraftMark(cache: Db, accountId: string, caseId: string, draft: boolean): boolean {
  const value = draft ? 1 : 0;
  return (
    run(
      cache,
      'UPDATE cases SET draft = ? WHERE account_id = ? AND case_id = ? AND draft <> ?',
      value,
      accountId,
      caseId,
      value,
    ) > 0
  );
}

export function setOutboxMark(cache: Db, accountId: string, caseId: string, mark: OutboxMark): boolean {
  return (
    run(
      cache,
      'UPDATE cases SET outbox = ? WHERE account_id = ? AND case_id = ? AND outbox <> ?',
      mark,
      accountId,
      caseId,
      mark,
    ) > 0
  );
}

export function clearMarks(cache: Db): void {
  run(cache, `UPDATE cases SET draft = 0, outbox = 'none' WHERE draft <> 0 OR outbox <> 'none'`);
}

export function countCached(cache: Db): number {
  return first(cache, z.object({ n: z.number() }), 'SELECT count(*) AS n FROM cases')?.n ?? 0;
}

/** What decides when a case is read again. */
const PollRecord = z.object({
  caseId: z.string(),
  status: z.string().nullable(),
  fetchedAt: z.number().nullable(),
  /** `THREAD_FORGOTTEN` counts as read: nothing of it is to be made up for. */
  entriesFetchedAt: z.number().nullable(),
  activityAt: z.number(),
  failures: z.number(),
  trouble: CaseTrouble.nullable(),
  outbox: OutboxMark,
});
export type PollRecord = Readonly<z.output<typeof PollRecord>>;

/** Takes a case out of the picture; its entries stay for the day it comes back. */
export function removeCached(cache: Db, accountId: string, caseId: string): void {
  run(cache, 'DELETE FROM cases WHERE account_id = ? AND case_id = ?', accountId, caseId);
}

/** Every case of an account that may ever be read by itself. */
export function listPollRecords(cache: Db, accountId: string): PollRecord[] {
  return all(
    cache,
    PollRecord,
    `SELECT case_id, status, fetched_at, entries_fetched_at, activity_at, failures, trouble, outbox FROM cases
     WHERE account_id = ? AND (status IS NULL OR status NOT IN ('CLOSED', 'RESOLVED', 'FAILED') OR fetched_at IS NULL OR entries_fetched_at IS NULL OR outbox <> 'none')`,
    accountId,
  );
}

export function lastReadAt(cache: Db, accountId: string): number | null {
  return (
    first(
      cache,
      z.object({ at: z.number().nullable() }),
      'SELECT max(fetched_at) AS at FROM cases WHERE account_id = ?',
      accountId,
    )?.at ?? null
  );
}
