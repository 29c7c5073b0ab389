import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { GENERAL_ENQUIRY, QueueCreate } from '../../src-shared/outbox.ts';
import { unfilledWords } from '../../src-shared/placeholders.ts';

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
  // What is no number is told apart first: the schema hands its text to BigInt.
  const ids: NewCaseErrors = {};
  const id64 = (field: keyof typeof ID_NAMES): string => {
    const text = fields[field].trim();
    if (/^\d{1,40}$/.test(text)) return text;
    ids[field] = idMessage(field, fields[field]);
    return '1';
  };
  const optional = (field: keyof typeof ID_NAMES) => (fields[field].trim() === '' ? null : id64(field));
  const read = QueueCreate.safeParse({
    id,
    accountId,
    type: fields.type.trim(),
    subject: fields.subject.trim(),
    description: fields.description,
    userId: id64('userId'),
    transferId: optional('transferId'),
    profileId: optional('profileId'),
    externalId: orNull(fields.externalId),
  });
  for (const field of ['subject', 'description'] as const) {
    const unfilled = unfilledWords(fields[field]);
    if (unfilled !== null) ids[field] = `${unfilled}.`;
  }
  if (read.success && Object.keys(ids).length === 0) return { ok: true, value: read.data };
  const errors = ids;
  for (const issue of read.error?.issues ?? []) {
    const [field] = issue.path;
    if (!isField(field) || errors[field] !== undefined) continue;
    errors[field] = field in ID_NAMES ? idMessage(field as keyof typeof ID_NAMES, fields[field]) : issue.message; // checked by `in`
  }
  return { ok: false, errors };
}
