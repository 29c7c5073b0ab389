import type { Json } from '../json.ts';
import type { CaseComment, PartnerCase } from '../world/cases.ts';
import { caseTimestamp } from '../world/timestamps.ts';

/** The partner case object: these six fields and no more (partner-cases-v1.md "Partner Case Object"). */
export function caseJson(entry: PartnerCase): Json {
  return {
    id: entry.id,
    status: entry.status,
    type: entry.type,
    externalId: entry.externalId,
    createdAt: caseTimestamp(entry.createdAt),
    updatedAt: caseTimestamp(entry.updatedAt),
  };
}

// The document promises some text here and does not quote it.
const CREATING_MESSAGE = 'The case is still being created. Comments will be available once it has been created.';

/** The comments list object, newest first, never paginated (partner-cases-v1.md "Retrieve partner case comments by ID"). */
export function commentsJson(entry: PartnerCase): Json {
  if (entry.status === 'CREATING') return { message: CREATING_MESSAGE, comments: [] };
  return { message: null, comments: entry.comments.toReversed().map(commentJson) };
}

function commentJson(comment: CaseComment): Json {
  return {
    id: comment.id,
    plainBody: comment.plainBody,
    author: comment.author,
    createdAt: caseTimestamp(comment.createdAt),
  };
}
