import { z } from 'zod';
import { OutboxItem } from '../outbox.ts';
import { Saved } from '../register.ts';
import {
  CaseTemplate,
  MOST_SAVED_REPLIES,
  QueueParts,
  RepliesImported,
  ReplyFile,
  SavedReply,
  SavedReplySummary,
  SaveReply,
} from '../replies.ts';
import { call } from './call.ts';

const nothing = z.strictObject({});
const one = z.strictObject({ id: z.uuid() });

/** Saved replies and templates of new cases. */
export const replyCalls = {
  /** All of them by folder and name; their texts are asked for one by one. */
  'replies.list': call(nothing, z.object({ replies: z.array(SavedReplySummary) })),
  'replies.get': call(one, SavedReply),
  /** Makes it, or changes it. @throws AppFailure `invalid-field` for `folder`, `name` or `body` */
  'replies.save': call(SaveReply, SavedReplySummary),
  /** Answers what was removed, so that it can be saved again. */
  'replies.remove': call(one, z.object({ removed: SavedReply.nullable() })),
  /** Moves these to another folder, all or none. @throws AppFailure `invalid-field` for `folder` where a name is taken there */
  'replies.move': call(
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_SAVED_REPLIES), folder: z.string().max(10_000) }),
    z.object({ folder: z.string() }),
  ),
  /** Adds what the files hold, all or nothing. @throws AppFailure `invalid-field` that names the file */
  'replies.import': call(z.strictObject({ files: z.array(ReplyFile).min(1).max(2_000) }), RepliesImported),
  'replies.export': call(nothing, Saved),

  'templates.list': call(nothing, z.object({ templates: z.array(CaseTemplate) })),
  /** Makes it, or changes it. @throws AppFailure `invalid-field` */
  'templates.save': call(
    z.strictObject({ id: z.uuid(), name: z.string().max(10_000), fields: CaseTemplate.shape.fields }),
    CaseTemplate,
  ),
  'templates.remove': call(one, z.object({ removed: CaseTemplate.nullable() })),

  /** Takes the parts of a long reply and removes the case's draft, all or nothing. They leave in order, one after another. */
  'outbox.replyInParts': call(QueueParts, z.array(OutboxItem)),
} as const;

export const replyEvents = {
  'replies.changed': z.object({}),
  'templates.changed': z.object({}),
};
