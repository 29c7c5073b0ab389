import type { CaseThread, Entry } from '../../src-shared/cases.ts';
import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { GENERAL_ENQUIRY, MAX_SUBJECT } from '../../src-shared/outbox.ts';
import { titleOf } from '../inbox/row-words.ts';
import type { Desk } from '../stores/desk.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { quote } from '../thread/thread-items.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Of what Wise wrote last this much is quoted; the rest stands in the case that is named. */
const LONGEST_QUOTE = 2_000;

/** The fields of a case that follows this one: its ids, a reference to it, what Wise wrote last, and what was begun here. */
export function followUpOf(thread: CaseThread, entries: readonly Entry[], text: string): Partial<NewCaseFields> {
  const { row } = thread;
  const last = entries.findLast((entry) => !entry.ours && entry.author !== 'PARTNER' && entry.body.trim() !== '');
  const body = last?.body ?? '';
  const quoted = body === '' ? '' : quote(body.length > LONGEST_QUOTE ? `${body.slice(0, LONGEST_QUOTE).trimEnd()} …` : body);
  const reference = `Follow-up to case ${row.id}${row.externalId === null ? '' : ` (${visibleText(row.externalId)})`}.`;
  return {
    type: thread.type ?? GENERAL_ENQUIRY,
    subject: row.subject === null ? `Follow-up to case ${row.id}` : `Follow-up: ${titleOf(row)}`.slice(0, MAX_SUBJECT),
    description: `${reference}\n\n${quoted}${text}`,
    userId: thread.userId ?? '',
    transferId: thread.transferId ?? '',
    profileId: thread.profileId ?? '',
  };
}

/** Opens the form of a new case with what the case on screen gives it. What is being written as a reply stays there. */
export function caseFromThread(desk: Desk): void {
  const { thread, entries } = desk.thread.store.getState();
  if (thread === null) {
    desk.ui.notify('Open the case first.');
    return;
  }
  const draft = desk.drafts.store.getState().drafts.get(draftKey(thread.accountId, thread.row.id));
  // A closed case takes no reply, so what was begun goes on in the new one.
  const text = thread.capabilities.reply === 'no' ? (draft?.text ?? '') : '';
  desk.ui.openDialog({ kind: 'new-case', prefill: followUpOf(thread, entries, text) });
}
