import { type Answer, type Call, emptyAnswer, jsonAnswer } from '../http/answer.ts';
import type { CaseBook } from '../world/case-book.ts';
import type { PartnerCase } from '../world/cases.ts';
import type { Ledger } from '../world/ledger.ts';
import type { Settings } from '../world/settings.ts';
import { normalise, truncate } from '../world/text.ts';
import { caseJson, commentsJson } from './case-json.ts';
import { type Problem, problemAnswer } from './errors.ts';
import { type Read, readComment, readCreate } from './read-body.ts';

export type CasesApi = {
  create(call: Call, clientId: string): Answer;
  retrieve(call: Call, clientId: string, id: bigint): Answer;
  retrieveComments(call: Call, clientId: string, id: bigint): Answer;
  comment(call: Call, clientId: string, id: bigint): Answer;
};

/** The four calls of v1, as they stand in partner-cases-v1.md. The caller has already been recognised as `clientId`. */
export function casesApi(book: CaseBook, ledger: Ledger, settings: () => Settings, now: () => number): CasesApi {
  const refuse = (call: Call, problem: Omit<Problem, 'path'>) =>
    problemAnswer({ ...problem, path: call.path }, settings().errorShape, now());

  function badBody(call: Call, read: Exclude<Read<unknown>, { kind: 'read' }>): Answer {
    if (read.kind === 'malformed') {
      return refuse(call, { status: 400, code: 'BAD_REQUEST', reason: 'invalid_request', message: 'Malformed JSON request' });
    }
    const message = read.fields.map((entry) => `${entry.field} ${entry.message}`).join(', ');
    return refuse(call, { status: 400, code: 'VALIDATION_ERROR', reason: 'validation_error', message, fields: read.fields });
  }

  /** Runs `work` on a case of this client: 404 where there is none, 403 where it is another's (wise-api.md section 3). */
  function withCase(call: Call, clientId: string, id: bigint, work: (entry: PartnerCase) => Answer): Answer {
    const entry = book.get(id);
    if (entry === undefined) {
      const message = `Case ${id} not found`;
      return refuse(call, { status: 404, code: 'RESOURCE_NOT_FOUND', reason: 'resource_not_found', message });
    }
    if (entry.owner !== clientId) {
      return refuse(call, { status: 403, code: 'FORBIDDEN', reason: 'forbidden', message: 'Access to this case is denied' });
    }
    return work(entry);
  }

  /** A body that is not JSON is refused before it is read. */
  function notJson(call: Call): Answer | null {
    if (/^application\/(?:[\w.-]+\+)?json\b/i.test(call.headers['content-type'] ?? '')) return null;
    const message = 'Content-Type must be application/json';
    return refuse(call, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', reason: 'unsupported_media_type', message });
  }

  function record(call: Call, kind: 'creation' | 'comment', caseId: bigint, commentId: bigint | null, text: string): void {
    ledger.append({
      kind,
      at: new Date(now()).toISOString(),
      method: call.method,
      path: call.path,
      body: call.body,
      caseId: String(caseId),
      commentId: commentId === null ? null : String(commentId),
      text,
      connection: call.connection,
      request: call.request,
    });
  }

  return {
    create(call, clientId) {
      const refused = notJson(call);
      if (refused !== null) return refused;
      const read = readCreate(call.body);
      if (read.kind !== 'read') return badBody(call, read);
      const description = truncate(read.value.description, settings().truncateBy);
      const created = book.create({ ...read.value, description, owner: clientId });
      record(call, 'creation', created.id, null, description);
      return jsonAnswer(200, caseJson(created));
    },
    retrieve: (call, clientId, id) => withCase(call, clientId, id, (entry) => jsonAnswer(200, caseJson(entry))),
    retrieveComments: (call, clientId, id) => withCase(call, clientId, id, (entry) => jsonAnswer(200, commentsJson(entry))),
    comment: (call, clientId, id) =>
      withCase(call, clientId, id, (entry) => {
        const refused = notJson(call);
        if (refused !== null) return refused;
        const read = readComment(call.body);
        if (read.kind !== 'read') return badBody(call, read);
        if (entry.status === 'CLOSED' || (entry.status === 'CREATING' && settings().onCreating === 'refuse')) {
          const message =
            entry.status === 'CLOSED'
              ? 'Cannot submit comment for case in final state: CLOSED'
              : 'Case is still being created, comment not allowed';
          return refuse(call, { status: settings().closedStatus, code: 'CONFLICT', reason: 'operation_not_supported', message });
        }
        const text = truncate(normalise(read.value, settings().normaliseText), settings().truncateBy);
        const added = book.comment(entry.id, 'PARTNER', text);
        record(call, 'comment', entry.id, added.id, text);
        return emptyAnswer(200);
      }),
  };
}
