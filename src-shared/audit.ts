import { z } from 'zod';
import { AccountId, CaseId, Moment } from './ids.ts';

/** Everything that the local audit log tells of. The list is closed: a new act is a new row here, and a new sentence in the view. */
export const AuditAction = z.enum([
  'account-connected',
  'signed-in',
  'signed-out',
  'secret-left',
  'secret-removed',
  'account-removed',
  'case-tracked',
  'case-untracked',
  'case-retracked',
  'case-created',
  'case-done',
  'case-not-done',
  'case-snoozed',
  'case-woken',
  'case-tagged',
  'case-untagged',
  'note-changed',
  'import-started',
  'import-ended',
  'import-cancelled',
  'send-queued',
  'send-undone',
  'send-confirmed',
  'send-rejected',
  'send-doubtful',
  'send-reviewed',
  'thread-exported',
  'list-exported',
  'audit-exported',
  'overview-exported',
  'backup-made',
  'backup-restored',
  'settings-changed',
  'link-opened',
  'saved-view-changed',
  'saved-reply-changed',
  'saved-replies-imported',
  'template-changed',
  'support-mail-opened',
  'support-mail-saved',
  'support-marked',
  'emergency-begun',
  'emergency-ended',
  'emergency-exported',
]);
export type AuditAction = z.output<typeof AuditAction>;

/** One act on this workstation. `detail` holds ids, counts, keys of settings and names of hosts; never words of a case. */
export const AuditRow = z.object({
  id: z.number().int(),
  at: Moment,
  who: z.string(),
  action: AuditAction,
  accountId: AccountId.nullable(),
  caseId: CaseId.nullable(),
  detail: z.string().nullable(),
});
export type AuditRow = z.output<typeof AuditRow>;

/** Which rows are looked at; null: all of them. */
export const AuditFilter = z.strictObject({ action: AuditAction.nullable(), caseId: CaseId.nullable() });
export type AuditFilter = z.output<typeof AuditFilter>;
