import type { CaseRow, CaseTrouble, OutboxMark } from '../../src-shared/cases.ts';
import { assertNever } from '../../src-shared/errors.ts';
import { visibleText } from '../ui/visible-text.ts';

/** What a case is called: its subject, or the id that the partner gave it, or Wise's. */
export function titleOf(row: Pick<CaseRow, 'id' | 'subject' | 'externalId'>): string {
  return visibleText(row.subject ?? '').trim() || visibleText(row.externalId ?? '').trim() || `Case ${row.id}`;
}

/** Who wrote, from the raw author. `PARTNER` is not always us: another tool or a colleague may have written. */
export function authorName(author: string): string {
  if (author === 'PARTNER') return 'Partner';
  if (author === 'WISE_AGENT') return 'Wise';
  return visibleText(author);
}

export function newestLine(row: CaseRow): string {
  if (row.newest !== null) return `${row.newest.ours ? 'You' : authorName(row.newest.author)}: ${visibleText(row.newest.text)}`;
  if (row.status === 'CREATING') return 'Case is being created at Wise.';
  return row.status === null ? 'Not read from Wise yet.' : 'No comments yet.';
}

export function troubleWords(trouble: CaseTrouble): string {
  switch (trouble) {
    case 'not-found':
      return 'Not at Wise';
    case 'forbidden':
      return 'No access';
    case 'unreadable':
      return 'Unreadable';
    default:
      return assertNever(trouble);
  }
}

export function outboxWords(mark: Exclude<OutboxMark, 'none'>): string {
  switch (mark) {
    case 'waiting':
      return 'Reply waits';
    case 'sending':
      return 'Reply on its way';
    case 'needs-you':
      return 'Reply needs you';
    default:
      return assertNever(mark);
  }
}
