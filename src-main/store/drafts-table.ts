import { z } from 'zod';
import { type NewCaseDraft, NewCaseFields, ReplyDraft } from '../../src-shared/drafts.ts';
import { type Db, first, jsonColumn, run } from './database.ts';

export function readReplyDraft(desk: Db, accountId: string, caseId: string): ReplyDraft | null {
  return first(
    desk,
    ReplyDraft,
    'SELECT text, selection_start, selection_end, saved_at FROM reply_drafts WHERE account_id = ? AND case_id = ?',
    accountId,
    caseId,
  );
}

/** An empty draft is kept as no row: there is nothing to restore. */
export function writeReplyDraft(desk: Db, accountId: string, caseId: string, draft: ReplyDraft): void {
  if (draft.text === '') {
    deleteReplyDraft(desk, accountId, caseId);
    return;
  }
  run(
    desk,
    `INSERT INTO reply_drafts (account_id, case_id, text, selection_start, selection_end, saved_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, case_id) DO UPDATE SET text = excluded.text, selection_start = excluded.selection_start,
       selection_end = excluded.selection_end, saved_at = excluded.saved_at`,
    accountId,
    caseId,
    draft.text,
    draft.selectionStart,
    draft.selectionEnd,
    draft.savedAt,
  );
}

export function deleteReplyDraft(desk: Db, accountId: string, caseId: string): void {
  run(desk, 'DELETE FROM reply_drafts WHERE account_id = ? AND case_id = ?', accountId, caseId);
}

export function countReplyDrafts(desk: Db, accountId: string): number {
  return (
    first(
      desk,
      z.object({ n: z.number() }),
      `SELECT count(*) AS n FROM reply_drafts JOIN tracked_cases USING (account_id, case_id) WHERE account_id = ? AND untracked_at IS NULL`,
      accountId,
    )?.n ?? 0
  );
}

export function readNewCaseDraft(desk: Db, accountId: string): NewCaseDraft | null {
  const stored = z.object({ fields: jsonColumn(NewCaseFields), savedAt: z.number() });
  return first(desk, stored, 'SELECT fields, saved_at FROM new_case_drafts WHERE account_id = ?', accountId);
}

export function writeNewCaseDraft(desk: Db, accountId: string, draft: NewCaseDraft): void {
  run(
    desk,
    `INSERT INTO new_case_drafts (account_id, fields, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at`,
    accountId,
    JSON.stringify(draft.fields),
    draft.savedAt,
  );
}

export function deleteNewCaseDraft(desk: Db, accountId: string): void {
  run(desk, 'DELETE FROM new_case_drafts WHERE account_id = ?', accountId);
}
