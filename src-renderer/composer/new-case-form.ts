import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { GENERAL_ENQUIRY, QueueCreate } from '../../src-shared/outbox.ts';

export const EMPTY_CASE: NewCaseFields = {
  type: GENERAL_ENQUIRY,
  subject: '',
  description: '',
  userId: '',
  transferId: '',
  profileId: '',
  externalId: '',
};

export type NewCaseErrors = Partial<Record<keyof NewCaseFields, string>>;

const ID_NAMES = { userId: 'user id', transferId: 'transfer id', profileId: 'profile id' } as const;

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function idMessage(field: keyof typeof ID_NAMES, text: string): string {
  if (text.trim() === '') return `Enter the ${ID_NAMES[field]}. Wise needs it.`;
  if (!/^\d+$/.test(text.trim())) return `The ${ID_NAMES[field]} is a whole number, digits only.`;
  return `The ${ID_NAMES[field]} is larger, or smaller, than an id can be.`;
}

function isField(name: unknown): name is keyof NewCaseFields {
  return typeof name === 'string' && name in EMPTY_CASE;
}

/** The form as a send, or what is wrong with each of its fields. */
export function readNewCase(
  fields: NewCaseFields,
  id: string,
  accountId: string,
): { readonly ok: true; readonly value: QueueCreate } | { readonly ok: false; readonly errors: NewCaseErrors } {
  const read = QueueCreate.safeParse({
    id,
    accountId,
    type: fields.type.trim(),
    subject: fields.subject.trim(),
    description: fields.description,
    userId: fields.userId.trim(),
    transferId: orNull(fields.transferId),
    profileId: orNull(fields.profileId),
    externalId: orNull(fields.externalId),
  });
  if (read.success) return { ok: true, value: read.data };
  const errors: NewCaseErrors = {};
  for (const issue of read.error.issues) {
    const [field] = issue.path;
    if (!isField(field) || errors[field] !== undefined) continue;
    errors[field] = field in ID_NAMES ? idMessage(field as keyof typeof ID_NAMES, fields[field]) : issue.message; // checked by `in`
  }
  return { ok: false, errors };
}
