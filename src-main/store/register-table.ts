import { z } from 'zod';
import { all, type Db, first, run } from './database.ts';

const Row = z.object({
  account_id: z.string(),
  case_id: z.string(),
  origin: z.enum(['created', 'typed', 'demo']),
  type: z.string().nullable(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  transfer_id: z.string().nullable(),
  profile_id: z.string().nullable(),
  user_id: z.string().nullable(),
  external_id: z.string().nullable(),
  tracked_at: z.number(),
  read_up_to: z.string().nullable(),
  announced: z.string().nullable(),
});

/** A case in the register. The API has no list, so this row is the only thing that knows of the case. */
export type TrackedCase = {
  readonly accountId: string;
  readonly caseId: string;
  readonly origin: 'created' | 'typed' | 'demo';
  readonly type: string | null;
  readonly subject: string | null;
  readonly description: string | null;
  readonly transferId: string | null;
  readonly profileId: string | null;
  readonly userId: string | null;
  readonly externalId: string | null;
  readonly trackedAt: number;
  readonly readUpTo: string | null;
  /** Status and newest entry that the person was told of, so that a restart does not tell them again. */
  readonly announced: string | null;
};

function fromRow(row: z.output<typeof Row>): TrackedCase {
  return {
    accountId: row.account_id,
    caseId: row.case_id,
    origin: row.origin,
    type: row.type,
    subject: row.subject,
    description: row.description,
    transferId: row.transfer_id,
    profileId: row.profile_id,
    userId: row.user_id,
    externalId: row.external_id,
    trackedAt: row.tracked_at,
    readUpTo: row.read_up_to,
    announced: row.announced,
  };
}

export function findTracked(desk: Db, accountId: string, caseId: string): TrackedCase | null {
  const row = first(desk, Row, 'SELECT * FROM tracked_cases WHERE account_id = ? AND case_id = ?', accountId, caseId);
  return row === null ? null : fromRow(row);
}

/** Every tracked case, in windows by key so that a large register never comes whole. */
export function trackedAfter(desk: Db, after: { accountId: string; caseId: string } | null, count: number): TrackedCase[] {
  return all(
    desk,
    Row,
    'SELECT * FROM tracked_cases WHERE (account_id, case_id) > (?, ?) ORDER BY account_id, case_id LIMIT ?',
    after?.accountId ?? '',
    after?.caseId ?? '',
    count,
  ).map(fromRow);
}

export function countTracked(desk: Db): number {
  return first(desk, z.object({ n: z.number() }), 'SELECT count(*) AS n FROM tracked_cases')?.n ?? 0;
}

/** @returns false where the case was in the register already; what is there is left as it is. */
export function insertTracked(desk: Db, tracked: TrackedCase): boolean {
  return (
    run(
      desk,
      `INSERT INTO tracked_cases (account_id, case_id, origin, type, subject, description, transfer_id, profile_id, user_id, external_id, tracked_at, read_up_to, announced)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
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
    ) > 0
  );
}

export function setReadUpTo(desk: Db, accountId: string, caseId: string, entryId: string): void {
  run(desk, 'UPDATE tracked_cases SET read_up_to = ? WHERE account_id = ? AND case_id = ?', entryId, accountId, caseId);
}

export function setAnnounced(desk: Db, accountId: string, caseId: string, announced: string): void {
  run(desk, 'UPDATE tracked_cases SET announced = ? WHERE account_id = ? AND case_id = ?', announced, accountId, caseId);
}

const ChangeRow = z.object({ from_status: z.string().nullable(), to_status: z.string(), seen_at: z.number() });

export function listStatusChanges(desk: Db, accountId: string, caseId: string) {
  return all(
    desk,
    ChangeRow,
    'SELECT from_status, to_status, seen_at FROM status_changes WHERE account_id = ? AND case_id = ? ORDER BY id',
    accountId,
    caseId,
  ).map((row) => ({ from: row.from_status, to: row.to_status, seenAt: row.seen_at }));
}

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
    'INSERT INTO status_changes (account_id, case_id, from_status, to_status, seen_at) VALUES (?, ?, ?, ?, ?)',
    accountId,
    caseId,
    from,
    to,
    seenAt,
  );
}
