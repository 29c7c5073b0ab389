import { z } from 'zod';
import { AccountId, CaseId, Moment } from './ids.ts';

/** Drafts hold more than can be sent, so that an overlong paste is kept; beyond this it is refused with a message. */
export const LARGEST_DRAFT = 2_000_000;

const caret = z.number().int().nonnegative();

/** What an agent has written and not sent, one per case. */
export const ReplyDraft = z.object({
  text: z.string().max(LARGEST_DRAFT),
  selectionStart: caret,
  selectionEnd: caret,
  savedAt: Moment,
});
export type ReplyDraft = z.output<typeof ReplyDraft>;

export const SaveReplyDraft = z.strictObject({
  accountId: AccountId,
  caseId: CaseId,
  text: z.string().max(LARGEST_DRAFT),
  selectionStart: caret,
  selectionEnd: caret,
});

/** The fields of the new-case form as typed: nothing is checked, so that nothing typed is lost. */
export const NewCaseFields = z.object({
  type: z.string().max(LARGEST_DRAFT),
  subject: z.string().max(LARGEST_DRAFT),
  description: z.string().max(LARGEST_DRAFT),
  userId: z.string().max(LARGEST_DRAFT),
  transferId: z.string().max(LARGEST_DRAFT),
  profileId: z.string().max(LARGEST_DRAFT),
  externalId: z.string().max(LARGEST_DRAFT),
});
export type NewCaseFields = z.output<typeof NewCaseFields>;

export const NewCaseDraft = z.object({ fields: NewCaseFields, savedAt: Moment });
export type NewCaseDraft = z.output<typeof NewCaseDraft>;
