import type { supportCalls } from '../../src-shared/calls/support.ts';
import type { Emergency } from '../../src-shared/emergency.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { EventName, EventPayload, Handlers } from '../../src-shared/ipc.ts';
import { endpointOf, type RequestDetail, type RequestFilter, type RequestStats } from '../../src-shared/requests.ts';
import { NO_STATUS, type StatusDocument, type StatusReport } from '../../src-shared/status-page.ts';
import { NEXT_STATES, type SupportDraft, type SupportRequestWhole } from '../../src-shared/support.ts';
import { mailSubject, mailtoOf, supportMail } from '../../src-shared/support-mail.ts';
import { ACCOUNT_ID } from './builders.ts';

type Emit = <N extends EventName>(name: N, event: EventPayload<N>) => void;

/** What the fake main process knows of Wise's own trouble, and what it was asked to do about it. */
export type FakeSupport = {
  report: StatusReport;
  /** Newest first. */
  calls: RequestDetail[];
  stats: RequestStats;
  requests: SupportRequestWhole[];
  emergency: Emergency | null;
  /** Those that are over, the last one first. */
  pastEmergencies: Emergency[];
  /** Whether this computer has a mail program. */
  hasMail: boolean;
  mails: string[];
  savedAt: string | null;
};

export function aSupport(part: Partial<FakeSupport> = {}): FakeSupport {
  return {
    report: NO_STATUS,
    calls: [],
    stats: { buckets: [], bucketMs: 3_600_000, cut: false },
    requests: [],
    emergency: null,
    pastEmergencies: [],
    hasMail: true,
    mails: [],
    savedAt: 'Documents/caseport-file',
    ...part,
  };
}

export const HEALTHY: StatusDocument = {
  indicator: 'none',
  description: 'All Systems Operational',
  updatedAt: Date.UTC(2026, 10, 20, 8),
  components: ['Mobile App', 'Website', 'Account', 'Payments', 'Debit Card', 'Customer Support', '🔗 API'].map((name, index) => ({
    id: String(index),
    name,
    status: 'operational',
  })),
  incidents: [],
  maintenances: [],
};

export function aReport(part: Partial<StatusDocument> = {}, more: Partial<StatusReport> = {}): StatusReport {
  return {
    address: 'https://status.wise.com',
    idle: null,
    document: { ...HEALTHY, ...part },
    readAt: Date.now() - 120_000,
    trouble: null,
    reading: false,
    ...more,
  };
}

export function aCall(part: Partial<RequestDetail> & { readonly id: number }): RequestDetail {
  return {
    accountId: ACCOUNT_ID,
    environment: 'production',
    at: Date.now() - part.id * 60_000,
    method: 'PUT',
    path: '/v1/cases/700000412/comments',
    status: 500,
    outcome: 'server-error',
    durationMs: 240,
    bytesReceived: 112,
    traceId: `4bf92f3577b34da6a3ce929d0e0e47${String(part.id).padStart(2, '0')}`,
    correlationId: '',
    requestBody: '{\n "comment": "[43 characters removed]"\n}',
    responseBody: '{\n "code": "INTERNAL_SERVER_ERROR"\n}',
    origin: 'https://api.wise.com',
    ...part,
  };
}

export const EMPTY_DRAFT: SupportDraft = {
  severity: 3,
  summary: '',
  impact: '',
  endpoints: [],
  environment: 'production',
  calls: [],
  traceIds: [],
  span: null,
  userIds: [],
  profileIds: [],
  caseIds: [],
  statusPage: '',
  confirmed: false,
};

export function aRequest(part: Partial<SupportRequestWhole> = {}): SupportRequestWhole {
  const draft = part.draft ?? EMPTY_DRAFT;
  return {
    id: crypto.randomUUID(),
    accountId: ACCOUNT_ID,
    caseId: null,
    severity: draft.severity,
    subject: mailSubject(draft.severity, draft.summary),
    state: 'draft',
    createdAt: Date.now() - 3_600_000,
    changedAt: Date.now() - 60_000,
    wiseRepliedAt: null,
    draft,
    events: [{ at: Date.now() - 3_600_000, toState: 'draft' }],
    ...part,
  };
}

/** The evidence of calls, as the core takes it. */
export function withFakeCalls(draft: SupportDraft, calls: readonly RequestDetail[]): SupportDraft {
  const evidence = calls.map(({ id, at, method, path, status, outcome, traceId, requestBody, responseBody }) => ({
    id,
    at,
    method,
    path,
    status,
    outcome,
    traceId,
    requestBody,
    responseBody,
  }));
  const [first] = calls;
  return {
    ...draft,
    calls: [...draft.calls, ...evidence],
    endpoints: [...new Set([...draft.endpoints, ...calls.map((call) => endpointOf(call.method, call.path))])],
    summary: draft.summary !== '' || first === undefined ? draft.summary : `${endpointOf(first.method, first.path)} fails`,
  };
}

function fits(call: RequestDetail, filter: RequestFilter): boolean {
  return (
    (!filter.failedOnly || call.outcome !== 'ok') &&
    (filter.outcome === null || call.outcome === filter.outcome) &&
    (filter.path === null || call.path.includes(filter.path)) &&
    (filter.since === null || call.at >= filter.since) &&
    (filter.accountId === null || call.accountId === filter.accountId)
  );
}

/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export function fakeSupportHandlers(support: FakeSupport, emit: Emit): Pick<Handlers, keyof typeof supportCalls> {
  function find(id: string): SupportRequestWhole {
    const found = support.requests.find((request) => request.id === id);
    if (found === undefined) throw new AppFailure({ kind: 'no-such-request' });
    return found;
  }

  function put(request: SupportRequestWhole): SupportRequestWhole {
    const others = support.requests.filter((one) => one.id !== request.id);
    support.requests = [request, ...others];
    emit('support.changed', {});
    return request;
  }

  function changeEmergency(part: Partial<Emergency>): Emergency {
    if (support.emergency === null) throw new AppFailure({ kind: 'no-such-request' });
    support.emergency = { ...support.emergency, ...part };
    return support.emergency;
  }

  return {
    'status.report': () => support.report,
    'status.readNow': () => support.report,
    'requests.window': ({ filter, start, count }) => {
      const rows = support.calls.filter((call) => fits(call, filter));
      return { total: rows.length, rows: rows.slice(start, start + count) };
    },
    'requests.get': ({ id }) => ({ call: support.calls.find((call) => call.id === id) ?? null }),
    'requests.stats': () => support.stats,
    'support.begin': ({ accountId, caseId, callIds, traceId }) => {
      const calls = support.calls.filter(
        (call) =>
          callIds.includes(call.id) ||
          (traceId !== null && call.traceId === traceId) ||
          (caseId !== null && call.outcome !== 'ok' && call.path.includes(`/${caseId}`)),
      );
      const draft = withFakeCalls({ ...EMPTY_DRAFT, caseIds: caseId === null ? [] : [caseId] }, calls);
      return put(aRequest({ accountId, caseId, draft }));
    },
    'support.addCalls': ({ id, callIds }) => {
      const request = find(id);
      const calls = support.calls.filter((call) => callIds.includes(call.id));
      return put({ ...request, draft: withFakeCalls(request.draft, calls) });
    },
    'support.list': () => support.requests,
    'support.get': ({ id }) => find(id),
    'support.save': ({ id, draft }) =>
      put({ ...find(id), draft, severity: draft.severity, subject: mailSubject(draft.severity, draft.summary) }),
    'support.discard': ({ id }) => {
      support.requests = support.requests.filter((request) => request.id !== id);
      emit('support.changed', {});
      return {};
    },
    'support.mark': ({ id, state, at }) => {
      const request = find(id);
      if (!NEXT_STATES[request.state].includes(state)) throw new AppFailure({ kind: 'too-late' });
      const now = Date.now();
      return put({
        ...request,
        state,
        wiseRepliedAt: state === 'wise-replied' ? (at ?? now) : request.wiseRepliedAt,
        events: [...request.events, { at: now, toState: state }],
      });
    },
    'support.openMail': ({ id }) => {
      const { url, short } = mailtoOf(supportMail(find(id).draft));
      support.mails.push(url);
      return { opened: support.hasMail, short };
    },
    'support.saveMail': () => ({ where: support.savedAt }),
    'emergency.newest': () => ({ emergency: support.emergency }),
    'emergency.past': () => ({
      emergencies: [...(support.emergency?.endedAt == null ? [] : [support.emergency]), ...support.pastEmergencies],
    }),
    'emergency.begin': () => {
      const fresh = { id: crypto.randomUUID(), accountId: null, steps: {}, notes: '', startedAt: Date.now(), endedAt: null };
      support.emergency ??= fresh;
      return support.emergency;
    },
    'emergency.tick': ({ step, ticked }) => {
      const { [step]: at, ...others } = support.emergency?.steps ?? {};
      return changeEmergency({ steps: ticked ? { ...others, [step]: at ?? Date.now() } : others });
    },
    'emergency.note': ({ notes }) => changeEmergency({ notes }),
    'emergency.end': () => changeEmergency({ endedAt: Date.now() }),
    'emergency.export': () => ({ where: support.savedAt }),
    'emergency.openMail': () => ({ opened: support.hasMail }),
  };
}
