import type { CaseThread } from '../../src-shared/cases.ts';
import { type DraftsStore, draftKey } from './drafts-store.ts';
import type { NotesStore } from './notes-store.ts';

/**
 * Words of the agent come with every reading of a case, and count only where nothing was done to them here since it was asked for:
 * what was sent or deleted meanwhile must not come back.
 */
export function adoptWritten(drafts: DraftsStore, notes: NotesStore) {
  return (accountId: string, caseId: string): ((thread: CaseThread) => void) => {
    const key = draftKey(accountId, caseId);
    const draftAsOf = drafts.changesOf(key);
    const noteAsOf = notes.changesOf(key);
    return ({ draft, note }) => {
      drafts.adopt(accountId, caseId, draft, draftAsOf);
      notes.adopt(accountId, caseId, note, noteAsOf);
    };
  };
}
