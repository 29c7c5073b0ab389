import type { replyCalls } from '../../src-shared/calls/replies.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import {
  exportReplies,
  importReplies,
  moveReplies,
  offeredReplies,
  readReply,
  removeReply,
  removeTemplate,
  saveReply,
  saveTemplate,
} from '../inbox/saved-replies.ts';
import { queueParts } from '../outbox/queue-parts.ts';
import type { Session } from '../session.ts';
import { listTemplates } from '../store/replies-table.ts';

/** Saved replies and templates of new cases. */
export function replyHandlers(session: () => Session): Pick<Handlers, keyof typeof replyCalls> {
  return {
    'replies.list': () => ({ replies: offeredReplies(session()) }),
    'replies.get': ({ id }) => readReply(session(), id),
    'replies.save': (reply) => saveReply(session(), reply),
    'replies.remove': ({ id }) => removeReply(session(), id),
    'replies.move': ({ ids, folder }) => moveReplies(session(), ids, folder),
    'replies.import': ({ files }) => importReplies(session(), files),
    'replies.export': () => exportReplies(session()),

    'templates.list': () => ({ templates: listTemplates(session().stores.desk) }),
    'templates.save': (template) => saveTemplate(session(), template),
    'templates.remove': ({ id }) => removeTemplate(session(), id),

    'outbox.replyInParts': (reply) => queueParts(session(), reply),
  };
}
