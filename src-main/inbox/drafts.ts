import type { z } from 'zod';
import type { NewCaseDraft, NewCaseFields, ReplyDraft, SaveReplyDraft } from '../../src-shared/drafts.ts';
import { mustFindAccount, type Session } from '../session.ts';
import { setDraftMark } from '../store/cases-table.ts';
import {
  deleteNewCaseDraft,
  deleteReplyDraft,
  readNewCaseDraft,
  readReplyDraft,
  writeNewCaseDraft,
  writeReplyDraft,
} from '../store/drafts-table.ts';
import { mustFindTracked } from './register.ts';

export function saveReplyDraft(session: Session, draft: z.output<typeof SaveReplyDraft>): { savedAt: number } {
  const { stores, ports } = session;
  const { accountId, caseId } = draft;
  mustFindTracked(session, accountId, caseId);
  const savedAt = ports.clock.now();
  writeReplyDraft(stores.desk, accountId, caseId, { ...draft, savedAt });
  markDraft(session, accountId, caseId, draft.text !== '');
  return { savedAt };
}

/** @returns what was discarded, for undo. */
export function discardReplyDraft(session: Session, accountId: string, caseId: string): { discarded: ReplyDraft | null } {
  const discarded = readReplyDraft(session.stores.desk, accountId, caseId);
  deleteReplyDraft(session.stores.desk, accountId, caseId);
  markDraft(session, accountId, caseId, false);
  return { discarded };
}

/** The list is told only when the mark itself changes: saving while typing repaints nothing. */
function markDraft(session: Session, accountId: string, caseId: string, isThere: boolean): void {
  if (setDraftMark(session.stores.cache, accountId, caseId, isThere)) session.announcer.cases(accountId, [caseId]);
}

export function saveNewCaseDraft(session: Session, accountId: string, fields: NewCaseFields): { savedAt: number } {
  mustFindAccount(session, accountId);
  const savedAt = session.ports.clock.now();
  writeNewCaseDraft(session.stores.desk, accountId, { fields, savedAt });
  return { savedAt };
}

export function discardNewCaseDraft(session: Session, accountId: string): { discarded: NewCaseDraft | null } {
  const discarded = readNewCaseDraft(session.stores.desk, accountId);
  deleteNewCaseDraft(session.stores.desk, accountId);
  return { discarded };
}
