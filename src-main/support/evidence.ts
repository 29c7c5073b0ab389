import { caseOfPath, endpointOf } from '../../src-shared/requests.ts';
import { type EvidenceCall, MAX_BODY, MAX_EVIDENCE, type SupportDraft } from '../../src-shared/support.ts';
import type { Session } from '../session.ts';
import { findAccount } from '../store/accounts-table.ts';
import { findTracked } from '../store/register-table.ts';
import { failuresOfCase, findRequest, recentRequests, requestsOfTrace, type StoredRequest } from '../store/request-log-table.ts';
import { issueSpan } from './issue-span.ts';

/** What a request begins with: calls that were picked, a case, or a trace id that an error named. */
export type EvidenceAsked = {
  readonly accountId: string | null;
  readonly caseId: string | null;
  readonly callIds: readonly number[];
  readonly traceId: string | null;
};

/** Failing calls of a case that are taken along by themselves. */
const OF_CASE = 5;
/** Calls that are looked at for times: at the published limit, more than an hour of them. */
const LOOKED_AT = 5_000;

/** A draft with everything that this computer knows of the matter; what only a person knows is empty. */
export function draftOf(session: Session, asked: EvidenceAsked): SupportDraft {
  const { stores } = session;
  const ofTrace = asked.traceId === null ? [] : requestsOfTrace(stores.cache, asked.traceId, 1);
  const ofCase =
    asked.caseId === null || asked.accountId === null ? [] : failuresOfCase(stores.cache, asked.accountId, asked.caseId, OF_CASE);
  const picked = asked.callIds.flatMap((id) => findRequest(stores.cache, id) ?? []);
  const calls = unique([...ofTrace, ...picked, ...ofCase]);
  const isTraceUnknown = asked.traceId !== null && ofTrace.length === 0 && /^[\w-]{1,128}$/.test(asked.traceId);
  const account = asked.accountId === null ? null : findAccount(stores.desk, asked.accountId);
  const empty: SupportDraft = {
    severity: 3,
    summary: '',
    impact: '',
    endpoints: [],
    environment: account?.environment ?? calls[0]?.environment ?? null,
    calls: [],
    traceIds: isTraceUnknown ? [asked.traceId] : [],
    span: null,
    userIds: [],
    profileIds: [],
    caseIds: asked.caseId === null ? [] : [asked.caseId],
    statusPage: '',
    confirmed: false,
  };
  return withCalls(session, empty, asked.accountId, calls);
}

/** The draft with these calls as well: endpoints, times and ids are worked out anew, what a person wrote stays. */
export function withCalls(
  session: Session,
  draft: SupportDraft,
  accountId: string | null,
  added: readonly StoredRequest[],
): SupportDraft {
  const { stores } = session;
  const known = new Set(draft.calls.map((call) => call.id));
  const calls = [...draft.calls, ...added.filter((call) => !known.has(call.id)).map(evidenceOf)].slice(0, MAX_EVIDENCE);
  const caseIds = distinct([...draft.caseIds, ...calls.flatMap((call) => caseOfPath(call.path) ?? [])]);
  const tracked = accountId === null ? [] : caseIds.flatMap((id) => findTracked(stores.desk, accountId, id) ?? []);
  const endpoints = distinct([...draft.endpoints, ...calls.map((call) => endpointOf(call.method, call.path))]);
  return {
    ...draft,
    calls,
    endpoints,
    caseIds,
    userIds: distinct([...draft.userIds, ...tracked.flatMap((one) => one.userId ?? [])]),
    profileIds: distinct([...draft.profileIds, ...tracked.flatMap((one) => one.profileId ?? [])]),
    span: issueSpan(recentRequests(stores.cache, accountId, LOOKED_AT), calls) ?? draft.span,
    summary: draft.summary === '' ? summaryOf(calls, endpoints) : draft.summary,
  };
}

/** Made of endpoint and status alone: a subject that nobody has to be careful with. */
function summaryOf(calls: readonly EvidenceCall[], endpoints: readonly string[]): string {
  const [first] = calls;
  if (first === undefined) return '';
  const what =
    first.status === null ? 'gets no answer' : first.status < 400 ? 'gives an unreadable answer' : `fails with ${first.status}`;
  const more = endpoints.length > 1 ? ` and ${endpoints.length - 1} more` : '';
  return `${endpointOf(first.method, first.path)}${more} ${what}`.slice(0, 150);
}

function evidenceOf(call: StoredRequest): EvidenceCall {
  const { id, at, method, path, status, outcome, traceId } = call;
  const body = (text: string | null) => text?.slice(0, MAX_BODY) ?? null;
  return {
    id,
    at,
    method,
    path,
    status,
    outcome,
    traceId,
    requestBody: body(call.requestBody),
    responseBody: body(call.responseBody),
  };
}

function unique(calls: readonly StoredRequest[]): StoredRequest[] {
  return [...new Map(calls.map((call) => [call.id, call])).values()].slice(0, MAX_EVIDENCE);
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].slice(0, MAX_EVIDENCE);
}
