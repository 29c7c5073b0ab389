import { z } from 'zod';
import { StatusChange } from '../../src-shared/cases.ts';
import { all, type Db, first, run } from './database.ts';

/** A case in the register. The API has no list, so this row is the only thing that knows of the case. */
const TrackedCase = z.object({
  accountId: z.string(),
  caseId: z.string(),
  origin: z.enum(['created', 'typed', 'demo']),
  type: z.string().nullable(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  transferId: z.string().nullable(),
  profileId: z.string().nullable(),
  userId: z.string().nullable(),
  externalId: z.string().nullable(),
  trackedAt: z.number(),
  readUpTo: z.string().nullable(),
  /** Status and newest entry that the person was told of, so that a restart does not tell them again. */
  announced: z.string().nullable(),
  /** The agent's own words about it; never sent. */
  note: z.string().nullable(),
  doneAt: z.number().nullable(),
  snoozedAt: z.number().nullable(),
  /** Null while snoozed: until Wise answers. */
  snoozedUntil: z.number().nullable(),
});
export type TrackedCase = Readonly<z.output<typeof TrackedCase>>;

/** A case as it enters the register: nothing was done with it yet. */
export type NewTrackedCase = Omit<TrackedCase, 'doneAt' | 'snoozedAt' | 'snoozedUntil'>;

export function findTracked(desk: Db, accountId: string, caseId: string): TrackedCase | null {
  return first(
    desk,
    TrackedCase,
    'SELECT * FROM tracked_cases WHERE account_id = ? AND case_id = ? AND untracked_at IS NULL',
    accountId,
    caseId,
  );
}

/** Every tracked case, in windows by key so that a large register never comes whole. */
export function trackedAfter(desk: Db, after: { accountId: string; caseId: string } | null, count: number): TrackedCase[] {
  return all(
    desk,
    TrackedCase,
    'SELECT * FROM tracked_cases WHERE (account_id, case_id) > (?, ?) AND untracked_at IS NULL ORDER BY account_id, case_id LIMIT ?',
    after?.accountId ?? '',
    after?.caseId ?? '',
    count,
  );
}

/** The register of one account, oldest first. */
export function trackedOf(desk: Db, accountId: string): TrackedCase[] {
  return all(
    desk,
    TrackedCase,
    'SELECT * FROM tracked_cases WHERE account_id = ? AND untracked_at IS NULL ORDER BY tracked_at, case_id',
    accountId,
  );
}

export function countTracked(desk: Db): number {
  return first(desk, z.object({ n: z.number() }), 'SELECT count(*) AS n FROM tracked_cases WHERE untracked_at IS NULL')?.n ?? 0;
}

/**
 * Puts a case into the register; one that was taken off it comes back as it was.
 * @returns false where it was in the register already; what is there is left as it is.
 */
export function insertTracked(desk: Db, tracked: NewTrackedCase): boolean {
  return (
    run(
      desk,
      `INSERT INTO tracked_cases (account_id, case_id, origin, type, subject, description, transfer_id, profile_id, user_id, external_id, tracked_at, read_up_to, announced, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account_id, case_id) DO UPDATE SET untracked_at = NULL, subject = coalesce(subject, excluded.subject),
         external_id = coalesce(external_id, excluded.external_id), note = coalesce(note, excluded.note)
       WHERE untracked_at IS NOT NULL`,
      tracked.accountId,
      tracked.caseId,
      tracked.origin,
      tracked.type,
      tracked.subject,
      tracked.description,
      tracked.transferId,
      tracked.profileId,
      tracked.userId,
      tracked.externalId,
      tracked.trackedAt,
      tracked.readUpTo,
      tracked.announced,
      tracked.note,
    ) > 0
  );
}

/** Takes a case off the list. Everything about it stays, for undo. @returns whether it was on it */
export function setUntracked(desk: Db, accountId: string, caseId: string, at: number): boolean {
  return (
    run(
      desk,
      'UPDATE tracked_cases SET untracked_at = ? WHERE account_id = ? AND case_id = ? AND untracked_at IS NULL',
      at,
      accountId,
      caseId,
    ) > 0
  );
}

/** @returns whether it had been taken off */
export function setTrackedAgain(desk: Db, accountId: string, caseId: string): boolean {
  return (
    run(
      desk,
      'UPDATE tracked_cases SET untracked_at = NULL WHERE account_id = ? AND case_id = ? AND untracked_at IS NOT NULL',
      accountId,
      caseId,
    ) > 0
  );
}

export function setReadUpTo(desk: Db, accountId: string, caseId: string, entryId: string): void {
  run(desk, 'UPDATE tracked_cases SET read_up_to = ? WHERE account_id = ? AND case_id = ?', entryId, accountId, caseId);
}

export function setAnnounced(desk: Db, accountId: string, caseId: string, announced: string): void {
  run(desk, 'UPDATE tracked_cases SET announced = ? WHERE account_id = ? AND case_id = ?', announced, accountId, caseId);
}

export function listStatusChanges(desk: Db, accountId: string, caseId: string) {
  return all(
    desk,
    StatusChange,
    'SELECT from_status AS "from", to_status AS "to", seen_at FROM status_changes WHERE account_id = ? AND case_id = ? ORDER BY id',
    accountId,
    caseId,
  );
}

/** Notes that a status was seen. The same one twice in a row is one change, so that a crash before the cache's turn leaves no trace. */
export function insertStatusChange(
  desk: Db,
  accountId: string,
  caseId: string,
  from: string | null,
  to: string,
  seenAt: number,
): void {
  run(
    desk,
    `INSERT INTO status_changes (account_id, case_id, from_status, to_status, seen_at) SELECT ?, ?, ?, ?, ?
     WHERE ? IS NOT (SELECT to_status FROM status_changes WHERE account_id = ? AND case_id = ? ORDER BY id DESC LIMIT 1)`,
    accountId,
    caseId,
    from,
    to,
    seenAt,
    to,
    accountId,
    caseId,
  );
}
