import { z } from 'zod';
import { NewCaseFields } from './drafts.ts';
import { AccountId, CaseId, Moment, OutboxId } from './ids.ts';
import { MAX_TEXT_V1, ReplyText, strictLength } from './outbox.ts';
import { MOST_PARTS } from './split-text.ts';

export const MOST_SAVED_REPLIES = 2_000;
export const MOST_TEMPLATES = 500;
/** The longest name of a saved reply, of a folder and of a template. */
export const LONGEST_NAME = 200;
/** How much of a saved reply a list shows. */
const LONGEST_FIRST_LINE = 200;

const oneLine = (what: string) =>
  z
    .string()
    .transform((text) => text.trim())
    .refine((text) => text.length <= LONGEST_NAME, `At most ${LONGEST_NAME} characters for the ${what}.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), `The ${what} holds line breaks or control characters.`);

/** A folder is a name, by custom with `/` between levels; the empty one holds what is in none. */
export const FolderName = oneLine('folder');
export const ReplyName = oneLine('name').refine((text) => text !== '', 'Give the reply a name.');
export const TemplateName = oneLine('name').refine((text) => text !== '', 'Give the template a name.');
export const ReplyBody = z
  .string()
  .refine((text) => text.trim() !== '', 'Write something first.')
  .refine((text) => strictLength(text) <= MAX_TEXT_V1, `At most ${MAX_TEXT_V1.toLocaleString('en')} characters.`);

/** A text to be used again, with places that are filled in where it is used. */
export const SavedReply = z.object({
  id: z.uuid(),
  folder: FolderName,
  name: ReplyName,
  body: ReplyBody,
  updatedAt: Moment,
  /** Of the organisation: offered to everyone, and changed by nobody here. */
  organisation: z.literal(true).optional(),
});
export type SavedReply = z.output<typeof SavedReply>;

export const SavedReplySummary = SavedReply.pick({ id: true, folder: true, name: true, organisation: true }).extend({
  firstLine: z.string(),
});
export type SavedReplySummary = z.output<typeof SavedReplySummary>;

/**
 * What an editor hands over. Nothing is refused by the schema but what no person can type: what is wrong with a field is
 * an answer that can be shown beside it.
 */
export const SaveReply = z.strictObject({
  id: z.uuid(),
  folder: z.string().max(10_000),
  name: z.string().max(10_000),
  body: z.string().max(2_000_000),
});
export type SaveReply = z.output<typeof SaveReply>;

/** A chosen file, as text. */
export const ReplyFile = z.strictObject({ name: z.string().max(1_000), text: z.string().max(200_000_000) });
export type ReplyFile = z.output<typeof ReplyFile>;

/** What became of the replies of a file. `renamed`: the name was taken by another text, so that both are here. */
export const RepliesImported = z.object({ added: z.number().int(), alreadyThere: z.number().int(), renamed: z.number().int() });
export type RepliesImported = z.output<typeof RepliesImported>;

/** The fields of a new case, to begin with. */
export const CaseTemplate = z.object({ id: z.uuid(), name: TemplateName, fields: NewCaseFields, updatedAt: Moment });
export type CaseTemplate = z.output<typeof CaseTemplate>;

/** One long reply as several, in order: all are queued, or none. */
export const QueueParts = z.strictObject({
  accountId: AccountId,
  caseId: CaseId,
  parts: z
    .array(z.strictObject({ id: OutboxId, text: ReplyText }))
    .min(2)
    .max(MOST_PARTS),
});
export type QueueParts = z.output<typeof QueueParts>;

/** The first line of a text with words in it, without the marks of a heading, a list or a quote. */
export function firstLineOf(body: string): string {
  const line = body.split('\n', 200).find((one) => one.trim() !== '') ?? '';
  const plain = line.trim().replace(/^(?:[#>]+|[-*+]|\d+[.)])\s+/, '');
  return plain.length > LONGEST_FIRST_LINE ? `${plain.slice(0, LONGEST_FIRST_LINE - 1)}…` : plain;
}
