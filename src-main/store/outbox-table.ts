import { z } from 'zod';
import type { OutboxMark } from '../../src-shared/cases.ts';
import { AppError } from '../../src-shared/errors.ts';
import { type OutboxItem, OutboxState, OutboxWait, QueueCreate } from '../../src-shared/outbox.ts';
import { all, type Db, Flag, first, jsonColumn, run, transact } from './database.ts';

/** What is sent of a creation besides its text, frozen at Send. */
export const CreationFields = QueueCreate.omit({ id: true, accountId: true, description: true }).extend({
  externalId: z.string(),
});
export type CreationFields = z.output<typeof CreationFields>;

/** One send, whole. `sequence` is the order in which the agent pressed Send. */
const OutboxRow = z.object({
  sequence: z.number(),
  id: z.string(),
  accountId: z.string(),
  kind: z.enum(['reply', 'create']),
  caseId: z.string().nullable(),
  text: z.string(),
  creation: jsonColumn(CreationFields).nullable(),
  state: OutboxState,
  waitsFor: OutboxWait.nullable(),
  error: jsonColumn(AppError).nullable(),
  accepted: Flag,
  attempts: z.number(),
  createdAt: z.number(),
  holdUntil: z.number().nullable(),
  nextTryAt: z.number().nullable(),
  sentAt: z.number().nullable(),
  /** Ids of the entries known just before the last attempt. */
  baseline: jsonColumn(z.array(z.string()).readonly()).nullable(),
  cleanLooks: z.number(),
  lastCleanLookAt: z.number().nullable(),
  confirmedEntryId: z.string().nullable(),
  settledAt: z.number().nullable(),
  partOf: z.string().nullable(),
});
export type OutboxRow = Readonly<z.output<typeof OutboxRow>>;

/** The columns that move with a row's state. */
export type OutboxChange = Partial<
  Pick<
    OutboxRow,
    | 'state'
    | 'caseId'
    | 'waitsFor'
    | 'error'
    | 'accepted'
    | 'attempts'
    | 'holdUntil'
    | 'nextTryAt'
    | 'sentAt'
    | 'baseline'
    | 'cleanLooks'
    | 'lastCleanLookAt'
    | 'confirmedEntryId'
    | 'settledAt'
  >
>;

export function findSend(desk: Db, id: string): OutboxRow | null {
  return first(desk, OutboxRow, 'SELECT * FROM outbox WHERE id = ?', id);
}

const OPEN_STATES = `('queued', 'sending', 'retry-wait', 'unconfirmed', 'needs-review', 'rejected')`;

/** Rows of an account that are not over, in the order of Send. */
export function openSends(desk: Db, accountId: string): OutboxRow[] {
  return all(
    desk,
    OutboxRow,
    `SELECT * FROM outbox WHERE account_id = ? AND state IN ${OPEN_STATES} ORDER BY sequence`,
    accountId,
  );
}

export function openSendsOfCase(desk: Db, accountId: string, caseId: string): OutboxRow[] {
  return all(
    desk,
    OutboxRow,
    `SELECT * FROM outbox WHERE account_id = ? AND case_id = ? AND state IN ${OPEN_STATES} ORDER BY sequence`,
    accountId,
    caseId,
  );
}

/** Every part of a reply that was split, in order; a send that is no part stands alone. */
export function partsOf(desk: Db, row: OutboxRow): OutboxRow[] {
  if (row.partOf === null || row.caseId === null) return [row];
  return all(
    desk,
    OutboxRow,
    'SELECT * FROM outbox WHERE account_id = ? AND case_id = ? AND part_of = ? ORDER BY sequence',
    row.accountId,
    row.caseId,
    row.partOf,
  );
}

export function settledSends(desk: Db, accountId: string, count: number): OutboxRow[] {
  return all(
    desk,
    OutboxRow,
    `SELECT * FROM outbox WHERE account_id = ? AND state IN ('confirmed', 'withdrawn') ORDER BY settled_at DESC, sequence DESC LIMIT ?`,
    accountId,
    count,
  );
}

/** Entries that our own sends were matched with: these are ours, and are not matched again. */
export function confirmedEntryIds(desk: Db, accountId: string, caseId: string): string[] {
  return all(
    desk,
    z.object({ confirmedEntryId: z.string() }),
    'SELECT confirmed_entry_id FROM outbox WHERE account_id = ? AND case_id = ? AND confirmed_entry_id IS NOT NULL',
    accountId,
    caseId,
  ).map((row) => row.confirmedEntryId);
}

export type NewSend = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: 'reply' | 'create';
  readonly caseId: string | null;
  readonly text: string;
  readonly creation: CreationFields | null;
  readonly createdAt: number;
  readonly holdUntil: number;
  /** Id of the first part, where the reply was split. */
  readonly partOf?: string;
};

/** @returns false where this id is in the outbox already: Send was pressed twice. */
export function insertSend(desk: Db, send: NewSend): boolean {
  const inserted = run(
    desk,
    `INSERT INTO outbox (id, account_id, kind, case_id, text, creation, state, waits_for, created_at, hold_until, part_of)
     VALUES (?, ?, ?, ?, ?, ?, 'queued', 'undo-hold', ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    send.id,
    send.accountId,
    send.kind,
    send.caseId,
    send.text,
    send.creation === null ? null : JSON.stringify(send.creation),
    send.createdAt,
    send.holdUntil,
    send.partOf ?? null,
  );
  if (inserted > 0) recordEvent(desk, send.id, send.createdAt, 'queued', null);
  return inserted > 0;
}

const COLUMNS: Readonly<Record<keyof OutboxChange, string>> = {
  state: 'state',
  caseId: 'case_id',
  waitsFor: 'waits_for',
  error: 'error',
  accepted: 'accepted',
  attempts: 'attempts',
  holdUntil: 'hold_until',
  nextTryAt: 'next_try_at',
  sentAt: 'sent_at',
  baseline: 'baseline',
  cleanLooks: 'clean_looks',
  lastCleanLookAt: 'last_clean_look_at',
  confirmedEntryId: 'confirmed_entry_id',
  settledAt: 'settled_at',
};

function isColumn(key: string): key is keyof OutboxChange {
  return Object.hasOwn(COLUMNS, key);
}

function toSql(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value;
}

/** Moves a row and notes the move. Durable when it returns: the desk runs at synchronous=FULL. */
export function updateSend(desk: Db, id: string, change: OutboxChange, at: number, note: string | null): void {
  const keys = Object.keys(change).filter(isColumn);
  if (keys.length === 0) return;
  const values = keys.map((key) => toSql(change[key]));
  transact(desk, () => {
    run(desk, `UPDATE outbox SET ${keys.map((key) => `${COLUMNS[key]} = ?`).join(', ')} WHERE id = ?`, ...values, id);
    if (change.state !== undefined) recordEvent(desk, id, at, change.state, note);
  });
}

function recordEvent(desk: Db, id: string, at: number, state: OutboxState, note: string | null): void {
  run(desk, 'INSERT INTO outbox_events (outbox_id, at, to_state, note) VALUES (?, ?, ?, ?)', id, at, state, note);
}

/** The mark of a case in the list: what is most urgent of its sends. */
export function markOf(rows: readonly OutboxRow[]): OutboxMark {
  if (rows.some((row) => row.state === 'needs-review' || row.state === 'rejected')) return 'needs-you';
  if (rows.some((row) => row.state === 'sending' || row.state === 'unconfirmed')) return 'sending';
  return rows.length > 0 ? 'waiting' : 'none';
}

/** A send as it crosses to the renderer. */
export function toOutboxItem(row: OutboxRow): OutboxItem {
  return {
    id: row.id,
    accountId: row.accountId,
    kind: row.kind,
    caseId: row.caseId,
    text: row.text,
    subject: row.creation?.subject ?? null,
    externalId: row.creation?.externalId ?? null,
    state: row.state,
    waitsFor: row.waitsFor,
    error: row.error,
    accepted: row.accepted,
    attempts: row.attempts,
    createdAt: row.createdAt,
    holdUntil: row.holdUntil,
    nextTryAt: row.nextTryAt,
    sentAt: row.sentAt,
    confirmedEntryId: row.confirmedEntryId,
    partOf: row.partOf,
    part: null,
  };
}

export function countOpenSends(desk: Db, accountId: string): { open: number; needsReview: number } {
  return (
    first(
      desk,
      z.object({ open: z.number(), needsReview: z.number() }),
      `SELECT count(*) AS open, coalesce(sum(state IN ('needs-review', 'rejected')), 0) AS needsReview FROM outbox WHERE account_id = ? AND state IN ${OPEN_STATES}`,
      accountId,
    ) ?? { open: 0, needsReview: 0 }
  );
}

/** Whether one of our own sends is this entry. */
export function isConfirmedEntry(desk: Db, accountId: string, caseId: string, entryId: string): boolean {
  return (
    first(
      desk,
      z.object({ found: z.number() }),
      'SELECT 1 AS found FROM outbox WHERE account_id = ? AND case_id = ? AND confirmed_entry_id = ? LIMIT 1',
      accountId,
      caseId,
      entryId,
    ) !== null
  );
}

/** Cases of these with a send that is not over. */
export function casesWithOpenSends(desk: Db, accountId: string, caseIds: readonly string[]): string[] {
  const open = new Set(
    all(
      desk,
      z.object({ caseId: z.string() }),
      `SELECT DISTINCT case_id FROM outbox WHERE account_id = ? AND case_id IS NOT NULL AND state IN ${OPEN_STATES}`,
      accountId,
    ).map((row) => row.caseId),
  );
  return caseIds.filter((caseId) => open.has(caseId));
}
