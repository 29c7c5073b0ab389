import { type Json, parseJson } from '../json.ts';
import type { CaseDetails } from '../world/cases.ts';
import type { FieldProblem } from './errors.ts';

export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldProblem[] };

export type CreateBody = {
  readonly type: string;
  readonly subject: string;
  readonly externalId: string | null;
  readonly description: string;
  readonly details: CaseDetails;
};

/** The body of `POST /v1/cases` (partner-cases-v1.md "Create a partner case"): exact type, `userId` never null. */
export function readCreate(text: string): Read<CreateBody> {
  const body = readObject(text);
  if (body === null) return { kind: 'malformed' };
  const problems: FieldProblem[] = [];
  if (body.type !== 'GENERAL_ENQUIRY') problems.push(problem('type', body.type, 'must be GENERAL_ENQUIRY'));
  for (const field of ['subject', 'externalId', 'description'] as const) {
    if (!isText(body[field]) && body[field] != null) problems.push(problem(field, body[field], 'must be a string'));
  }
  if (body.subject == null || body.subject === '') problems.push(problem('subject', body.subject, 'must not be blank'));
  const details = isRecord(body.details) ? body.details : {};
  const ids = { transferId: readId(details.transferId), profileId: readId(details.profileId), userId: readId(details.userId) };
  for (const [name, id] of Object.entries(ids)) {
    if (id === 'invalid') problems.push(problem(`details.${name}`, details[name], 'must be a number'));
  }
  if (ids.userId === null) problems.push(problem('details.userId', details.userId, 'must not be null'));
  const { transferId, profileId, userId } = ids;
  if (problems.length > 0 || transferId === 'invalid' || profileId === 'invalid' || typeof userId !== 'bigint') {
    return { kind: 'invalid', fields: problems };
  }
  return {
    kind: 'read',
    value: {
      type: 'GENERAL_ENQUIRY',
      subject: textOf(body.subject) ?? '',
      externalId: textOf(body.externalId),
      description: textOf(body.description) ?? '',
      details: { transferId, profileId, userId },
    },
  };
}

/** The body of `PUT /v1/cases/{id}/comments`: the field is `comment` (partner-cases-v1.md "Update a partner case"). */
export function readComment(text: string): Read<string> {
  const body = readObject(text);
  if (body === null) return { kind: 'malformed' };
  if (isText(body.comment) && body.comment.trim() !== '') return { kind: 'read', value: body.comment };
  return { kind: 'invalid', fields: [problem('comment', body.comment, 'must not be blank')] };
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value = parseJson(text);
    return isRecord(value) ? value : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

const INT64_LIMIT = 2n ** 63n;

function readId(value: unknown): bigint | null | 'invalid' {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return value < INT64_LIMIT && value >= -INT64_LIMIT ? value : 'invalid';
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : 'invalid';
}

function problem(field: string, value: unknown, message: string): FieldProblem {
  return { field, message, rejected: rejected(value), missing: value === undefined || value === null };
}

// An object or a list as rejected value would only repeat the request.
function rejected(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? value
    : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function textOf(value: unknown): string | null {
  return isText(value) ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
