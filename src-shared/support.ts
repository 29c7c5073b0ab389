import { z } from 'zod';
import { Environment } from './accounts.ts';
import { AccountId, CaseId, Int64Text, Moment } from './ids.ts';

const HOUR = 3_600_000;

/** The address of the technical support team: the only one that mail of ours is addressed to. */
export const SUPPORT_ADDRESS = 'api@wise.com';
/** After a reply of the e-mail desk a request stays open this long. It is the desk's rule, not one of the Cases API. */
export const HELD_OPEN_MILLISECONDS = 72 * HOUR;

export const MAX_IMPACT = 10_000;
export const MAX_SUMMARY = 150;
export const MAX_EVIDENCE = 20;
/** Of a redacted body, in characters. */
export const MAX_BODY = 4_096;

export const Severity = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Severity = z.output<typeof Severity>;

/** A failing call as evidence. A body that was taken out is null. */
export const EvidenceCall = z.strictObject({
  id: z.number().int(),
  at: Moment,
  method: z.string().max(10),
  path: z.string().max(500),
  status: z.number().int().nullable(),
  outcome: z.string().max(60),
  traceId: z.string().max(128).nullable(),
  requestBody: z
    .string()
    .max(MAX_BODY * 2)
    .nullable(),
  responseBody: z
    .string()
    .max(MAX_BODY * 2)
    .nullable(),
});
export type EvidenceCall = z.output<typeof EvidenceCall>;

/** When it was seen, and how much of it: worked out from the request log. */
export const IssueSpan = z.strictObject({
  from: Moment,
  until: Moment,
  /** The newest call to the same endpoints failed as well. */
  ongoing: z.boolean(),
  failed: z.number().int().nonnegative(),
  calls: z.number().int().nonnegative(),
});
export type IssueSpan = z.output<typeof IssueSpan>;

/** Everything that technical support asks for, item by item. */
export const SupportDraft = z.strictObject({
  severity: Severity,
  /** The subject without what the severity puts before it. */
  summary: z.string().max(MAX_SUMMARY),
  impact: z.string().max(MAX_IMPACT),
  /** `PUT /v1/cases/{caseId}/comments` */
  endpoints: z.array(z.string().max(200)).max(MAX_EVIDENCE),
  environment: Environment.nullable(),
  calls: z.array(EvidenceCall).max(MAX_EVIDENCE),
  /** Trace ids of which the log holds no call. */
  traceIds: z.array(z.string().regex(/^[\w-]{1,128}$/)).max(MAX_EVIDENCE),
  span: IssueSpan.nullable(),
  userIds: z.array(Int64Text).max(MAX_EVIDENCE),
  profileIds: z.array(Int64Text).max(MAX_EVIDENCE),
  caseIds: z.array(CaseId).max(MAX_EVIDENCE),
  /** What the status page said when it was looked at; of severity 1. */
  statusPage: z.string().max(500),
  /** Severity 1 pages an engineer: that this is meant was said on purpose. */
  confirmed: z.boolean(),
});
export type SupportDraft = z.output<typeof SupportDraft>;

export const SupportState = z.enum(['draft', 'sent', 'wise-replied', 'answered', 'closed', 're-opened']);
export type SupportState = z.output<typeof SupportState>;

/** What can come after what. Nothing happens by itself: the agent says what the mail program showed. */
export const NEXT_STATES: Readonly<Record<SupportState, readonly SupportState[]>> = {
  draft: ['sent'],
  sent: ['wise-replied', 'closed'],
  'wise-replied': ['answered', 'closed'],
  answered: ['wise-replied', 'closed'],
  closed: ['re-opened'],
  're-opened': ['wise-replied', 'closed'],
};

export const SupportEvent = z.object({ at: Moment, toState: SupportState });
export type SupportEvent = z.output<typeof SupportEvent>;

/** A request as it stands in the list. */
export const SupportRequest = z.object({
  id: z.uuid(),
  accountId: AccountId.nullable(),
  caseId: CaseId.nullable(),
  severity: Severity,
  subject: z.string(),
  state: SupportState,
  createdAt: Moment,
  changedAt: Moment,
  /** Wise's last reply, of which the 72 hours run. */
  wiseRepliedAt: Moment.nullable(),
});
export type SupportRequest = z.output<typeof SupportRequest>;

export const SupportRequestWhole = SupportRequest.extend({ draft: SupportDraft, events: z.array(SupportEvent) });
export type SupportRequestWhole = z.output<typeof SupportRequestWhole>;

/** When the e-mail desk closes it; null: no clock runs. */
export function closesAt(request: Pick<SupportRequest, 'state' | 'wiseRepliedAt'>): number | null {
  return request.state === 'wise-replied' && request.wiseRepliedAt !== null
    ? request.wiseRepliedAt + HELD_OPEN_MILLISECONDS
    : null;
}
