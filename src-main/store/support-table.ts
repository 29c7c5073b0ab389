import { z } from 'zod';
import {
  SupportDraft,
  SupportEvent,
  SupportRequest,
  type SupportRequestWhole,
  type SupportState,
} from '../../src-shared/support.ts';
import { all, type Db, first, jsonColumn, run, transact } from './database.ts';

const COLUMNS = 'id, account_id, case_id, severity, subject, state, created_at, changed_at, wise_replied_at';
const Stored = SupportRequest.extend({ draft: jsonColumn(SupportDraft) });
const Running = SupportRequest.extend({ remindedAt: z.number().nullable() });

/** A request of which the 72 hours run, with the moment of its last reminder. */
export type RunningRequest = z.output<typeof Running>;

/** Requests to technical support: what is not closed first, then the newest. */
export function listSupportRequests(desk: Db): SupportRequest[] {
  return all(
    desk,
    SupportRequest,
    `SELECT ${COLUMNS} FROM support_requests ORDER BY state = 'closed', changed_at DESC, id LIMIT 500`,
  );
}

export function findSupportRequest(desk: Db, id: string): SupportRequestWhole | null {
  const stored = first(desk, Stored, `SELECT ${COLUMNS}, draft FROM support_requests WHERE id = ?`, id);
  if (stored === null) return null;
  const events = all(desk, SupportEvent, 'SELECT at, to_state FROM support_request_events WHERE request_id = ? ORDER BY id', id);
  return { ...stored, events };
}

export function insertSupportRequest(desk: Db, request: Omit<SupportRequestWhole, 'events'>): void {
  transact(desk, () => {
    run(
      desk,
      `INSERT INTO support_requests (${COLUMNS}, draft) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      request.id,
      request.accountId,
      request.caseId,
      request.severity,
      request.subject,
      request.state,
      request.createdAt,
      request.changedAt,
      request.wiseRepliedAt,
      JSON.stringify(request.draft),
    );
    insertEvent(desk, request.id, request.createdAt, request.state);
  });
}

export function saveSupportDraft(desk: Db, id: string, draft: SupportDraft, subject: string, now: number): void {
  run(
    desk,
    'UPDATE support_requests SET draft = ?, severity = ?, subject = ?, changed_at = ? WHERE id = ?',
    JSON.stringify(draft),
    draft.severity,
    subject,
    now,
    id,
  );
}

/** @param wiseRepliedAt null: as it was */
export function setSupportState(desk: Db, id: string, state: SupportState, now: number, wiseRepliedAt: number | null): void {
  transact(desk, () => {
    run(
      desk,
      `UPDATE support_requests SET state = ?, changed_at = ?, wise_replied_at = coalesce(?, wise_replied_at),
         reminded_at = CASE WHEN ? IS NULL THEN reminded_at END WHERE id = ?`,
      state,
      now,
      wiseRepliedAt,
      wiseRepliedAt,
      id,
    );
    insertEvent(desk, id, now, state);
  });
}

function insertEvent(desk: Db, id: string, at: number, state: SupportState): void {
  run(desk, 'INSERT INTO support_request_events (request_id, at, to_state) VALUES (?, ?, ?)', id, at, state);
}

export function removeSupportRequest(desk: Db, id: string): void {
  transact(desk, () => {
    run(desk, 'DELETE FROM support_request_events WHERE request_id = ?', id);
    run(desk, 'DELETE FROM support_requests WHERE id = ?', id);
  });
}

/** Requests of which the clock of the e-mail desk runs. */
export function runningSupportRequests(desk: Db): RunningRequest[] {
  return all(desk, Running, `SELECT ${COLUMNS}, reminded_at FROM support_requests WHERE state = 'wise-replied'`);
}

export function setSupportReminded(desk: Db, id: string, at: number): void {
  run(desk, 'UPDATE support_requests SET reminded_at = ? WHERE id = ?', at, id);
}
