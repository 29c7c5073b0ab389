import { z } from 'zod';
import { AppError } from './errors.ts';
import { AccountId, CaseId, EntryId, Int64Text, Moment, OutboxId } from './ids.ts';

/** Longest comment and description of v1; the server cuts what is longer without a word (partner-cases-v1.md). */
export const MAX_TEXT_V1 = 65_535;

/** No length is documented for a subject or, in v1, an external id; the dated versions say 255 for the latter. */
export const MAX_SUBJECT = 255;
export const MAX_EXTERNAL_ID = 255;

/**
 * The strictest way to count a text's length. The documentation says characters; whether Wise means code points, UTF-16
 * units or bytes is unproven, and the excess is cut silently, so the largest of them counts (wise-api.md 1.1).
 */
export function strictLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/**
 * Where a send stands. Each state is on disk before it is acted on.
 * queued: not begun (held back until `holdUntil` so that it can be undone). sending: bytes may be leaving. retry-wait:
 * proven not sent, waits for `nextTryAt`. unconfirmed: may have arrived, is being looked for. confirmed: seen on the
 * server. needs-review: looked for twice and not seen, a person decides. rejected: Wise said no. withdrawn: undone or
 * discarded by the agent.
 */
export const OutboxState = z.enum([
  'queued',
  'sending',
  'retry-wait',
  'unconfirmed',
  'confirmed',
  'needs-review',
  'rejected',
  'withdrawn',
]);
export type OutboxState = z.output<typeof OutboxState>;

/** Why a row waits though nothing is wrong with it. */
export const OutboxWait = z.enum([
  'undo-hold',
  'earlier-send',
  /** A part of the same reply before it was not delivered, so this one stays until a person decides. */
  'earlier-part',
  'case-creating',
  'network',
  'signed-out',
  'throttled',
  'keychain',
]);
export type OutboxWait = z.output<typeof OutboxWait>;

/** One send as the agent sees it. */
export const OutboxItem = z.object({
  id: OutboxId,
  accountId: AccountId,
  kind: z.enum(['reply', 'create']),
  /** The case it answers; of a creation, the case that came of it. */
  caseId: CaseId.nullable(),
  /** The words, frozen at Send. */
  text: z.string(),
  /** Of a creation. */
  subject: z.string().nullable(),
  /** Of a creation: by what Wise, or the partner's own systems, can find the case. */
  externalId: z.string().nullable(),
  state: OutboxState,
  waitsFor: OutboxWait.nullable(),
  /** The last failure; null where there was none. */
  error: AppError.nullable(),
  /** True once Wise answered 200: it took the text, though it was not seen in the thread yet. */
  accepted: z.boolean(),
  attempts: z.number().int().nonnegative(),
  createdAt: Moment,
  /** Undo is possible until then. */
  holdUntil: Moment.nullable(),
  nextTryAt: Moment.nullable(),
  /** Start of the last attempt. */
  sentAt: Moment.nullable(),
  confirmedEntryId: EntryId.nullable(),
  /** Of a long reply that was split: the id of its first part, which all of them share. */
  partOf: OutboxId.nullable(),
  /** Which of them it is; where one send alone is answered with, this is not looked up. */
  part: z.object({ number: z.number().int().positive(), of: z.number().int().positive() }).nullable(),
});
export type OutboxItem = z.output<typeof OutboxItem>;

/** The one type that v1 documents; more are promised, so it is not an enum (partner-cases-v1.md "Create"). */
export const GENERAL_ENQUIRY = 'GENERAL_ENQUIRY';

// Control characters but tab, line feed and carriage return: no text of a person holds them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** True where the text holds control characters other than tabs and line ends. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

const line = (field: string) =>
  z
    .string()
    .refine(
      (text) => !hasControlCharacters(text) && !/[\r\n\t]/.test(text),
      `The ${field} holds control characters or line breaks.`,
    );

export const ReplyText = z
  .string()
  .refine((text) => text.trim() !== '', 'Write something first.')
  .refine(
    (text) => strictLength(text) <= MAX_TEXT_V1,
    `At most ${MAX_TEXT_V1.toLocaleString('en')} characters; Wise would cut the rest.`,
  )
  .refine((text) => !hasControlCharacters(text), 'The text holds control characters.');

/** A reply, ready to be queued. `id` is chosen by the composer: the same id twice is one row. */
export const QueueReply = z.strictObject({ id: OutboxId, accountId: AccountId, caseId: CaseId, text: ReplyText });
export type QueueReply = z.output<typeof QueueReply>;

/** A new case, ready to be queued (partner-cases-v1.md "Create a partner case"). */
export const QueueCreate = z.strictObject({
  id: OutboxId,
  accountId: AccountId,
  type: line('type').regex(/^[A-Z][A-Z0-9_]{0,254}$/, 'The type is one word in capitals, like GENERAL_ENQUIRY.'),
  subject: line('subject')
    .refine((text) => text.trim() !== '', 'Give the case a subject.')
    .refine((text) => text.length <= MAX_SUBJECT, `At most ${MAX_SUBJECT} characters.`),
  description: ReplyText,
  userId: Int64Text,
  transferId: Int64Text.nullable(),
  profileId: Int64Text.nullable(),
  /** Where the agent gives none, a fresh unique one is sent, so that Wise can find a lost creation. */
  externalId: line('external id')
    .refine((text) => text.length <= MAX_EXTERNAL_ID, `At most ${MAX_EXTERNAL_ID} characters.`)
    .nullable(),
});
export type QueueCreate = z.output<typeof QueueCreate>;

/** What an agent can decide about a send that needs review or was rejected. */
export const ReviewAction = z.enum(['look-again', 'send-again', 'discard']);
export type ReviewAction = z.output<typeof ReviewAction>;
