import { takeOutEchoes } from './take-out-echoes.ts';

/** A body as it went over the wire. */
export type WireBody = {
  readonly bytes: number;
  readonly contentType: string;
  readonly json: { readonly value: unknown } | null;
};

export type RedactedExchange = { readonly request: string | null; readonly response: string | null };

export type ExchangeToRedact = {
  readonly request: WireBody | null;
  readonly response: WireBody | null;
  /** The answer was an error: its message is of use, and is kept without what it repeats. */
  readonly isError: boolean;
  /** What the headers held; an error message may repeat it. */
  readonly secrets: readonly string[];
};

const LONGEST = 4_096;
const MOST_ITEMS = 3;
const DEEPEST = 8;
const LONGEST_MESSAGE = 300;

const isId = (value: unknown) => /^(?:\d{1,19}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.test(String(value));
const isWordOfApi = (value: unknown) => typeof value === 'string' && /^[A-Z][A-Z0-9_]{1,59}$/.test(value);
const isTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ][\d:.]{5,18}(?:Z|[+-]\d\d:?\d\d)?$/.test(value);
const isStatus = (value: unknown) =>
  isWordOfApi(value) || (typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599);
/** `invalid_request`, `NOT_FOUND`: one word for machines. */
const isCode = (value: unknown) =>
  isWordOfApi(value) || (typeof value === 'string' && /^[a-z]{2,40}(?:_[a-z0-9]{1,40}){1,6}$/.test(value));
const isProblemType = (value: unknown) =>
  isWordOfApi(value) || (typeof value === 'string' && /^(?:about:blank|\/errors\/types\/[a-z-]{1,40})$/.test(value));
const isField = (value: unknown) =>
  typeof value === 'string' &&
  (FIELDS.has(value) || /^\/(?:v1|public|cases|comments|oauth|token|v2|\d{1,19}|\d{4}Q[1-4]|\/)+$/.test(value));
const isSeconds = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000_000;

/** The list of what is kept: a field that is not here loses its value, and one that is keeps only what looks as it should. */
const KEPT: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isId,
  caseId: isId,
  commentId: isId,
  messageId: isId,
  userId: isId,
  profileId: isId,
  transferId: isId,
  status: isStatus,
  type: isProblemType,
  subType: isWordOfApi,
  author: (value) => typeof value === 'string' && /^(?:PARTNER|CUSTOMER|SYSTEM|WISE(?:_[A-Z]{1,20}){0,2})$/.test(value),
  createdAt: isTime,
  updatedAt: isTime,
  timestamp: isTime,
  code: isCode,
  errorCode: isCode,
  error: isCode,
  path: isField,
  ref: isField,
  field: isField,
  instance: isField,
  expires_in: isSeconds,
};

/**
 * Words of the API about an error. Kept, but for what they repeat. `error_description` is not one of them: it may repeat the
 * token (wise-api.md section 4, shape A).
 */
const MESSAGES = new Set(['message', 'detail', 'title', 'errorMessage']);

/** Names that the API is known to use; any other name may itself be somebody's. */
const FIELDS: ReadonlySet<string> = new Set([
  ...Object.keys(KEPT),
  ...MESSAGES,
  'subject',
  'description',
  'details',
  'comment',
  'comments',
  'messages',
  'plainBody',
  'body',
  'externalId',
  'errors',
  'arguments',
  'rejectedValue',
  'error_description',
  'access_token',
  'token_type',
  'expires_at',
  'scope',
]);

/** Takes out of an exchange everything that is not known to be harmless. */
export function redactExchange({ request, response, isError, secrets }: ExchangeToRedact): RedactedExchange {
  const removed: string[] = [...secrets];
  // First what goes away, because a message may repeat what stands behind it.
  if (isError) {
    collectRemoved(request?.json?.value, removed, 0);
    collectRemoved(response?.json?.value, removed, 0);
  }
  return {
    request: request === null ? null : redact(request, null),
    response: response === null ? null : redact(response, isError ? removed : null),
  };
}

function redact(body: WireBody, echoes: readonly string[] | null): string {
  if (body.json === null) return `[${body.bytes.toLocaleString('en')} bytes of ${harmlessType(body.contentType)}]`;
  const text = JSON.stringify(clean(body.json.value, null, echoes, 0), null, 1);
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST - 60)}\n[${(text.length - LONGEST + 60).toLocaleString('en')} characters cut]`;
}

function harmlessType(contentType: string): string {
  return /^[a-z]+\/[a-z0-9.+-]{1,60}/i.exec(contentType)?.[0].toLowerCase() ?? 'an unknown type';
}

function clean(value: unknown, name: string | null, echoes: readonly string[] | null, depth: number): unknown {
  if (value === null || value === undefined) return null;
  if (depth > DEEPEST) return '[deeper]';
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item: unknown) => clean(item, null, echoes, depth + 1));
    return value.length > MOST_ITEMS ? [...items, `[${(value.length - MOST_ITEMS).toLocaleString('en')} more]`] : items;
  }
  if (typeof value === 'object') return cleanObject(value, echoes, depth);
  if (name !== null && Object.hasOwn(KEPT, name) && KEPT[name]?.(value) === true) return value;
  if (name !== null && echoes !== null && MESSAGES.has(name) && typeof value === 'string') {
    return takeOutEchoes(value.slice(0, LONGEST_MESSAGE), echoes);
  }
  return gone(value);
}

function cleanObject(value: object, echoes: readonly string[] | null, depth: number): unknown {
  const kept: Record<string, unknown> = {};
  let others = 0;
  for (const [name, inner] of Object.entries(value)) {
    if (FIELDS.has(name)) kept[name] = clean(inner, name, echoes, depth + 1);
    else others += 1;
  }
  if (others > 0) kept['…'] = `[${others.toLocaleString('en')} other ${others === 1 ? 'field' : 'fields'} removed]`;
  return kept;
}

function gone(value: unknown): string {
  if (typeof value !== 'string') return `[${typeof value} removed]`;
  return value.length === 1 ? '[1 character removed]' : `[${value.length.toLocaleString('en')} characters removed]`;
}

/** Every text and number that is not kept. */
function collectRemoved(value: unknown, into: string[], depth: number, name: string | null = null): void {
  if (value === null || value === undefined || depth > DEEPEST) return;
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      const own = Array.isArray(value) ? null : key;
      if (own !== null && !FIELDS.has(own)) into.push(own);
      collectRemoved(inner, into, depth + 1, own);
    }
    return;
  }
  const isKept = name !== null && Object.hasOwn(KEPT, name) && KEPT[name]?.(value) === true;
  if (!isKept && !(name !== null && MESSAGES.has(name))) into.push(String(value));
}
