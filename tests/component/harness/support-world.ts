import { aCall, aReport, aRequest, aSupport, EMPTY_DRAFT, type FakeSupport, withFakeCalls } from '../fake-support.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function callsOf(count: number, now: number) {
  const kinds = [
    { outcome: 'ok', status: 200, method: 'GET', path: '/v1/cases/700000412' },
    { outcome: 'ok', status: 200, method: 'GET', path: '/v1/cases/700000398/comments' },
    { outcome: 'server-error', status: 502, method: 'PUT', path: '/v1/cases/700000412/comments' },
    { outcome: 'no-answer', status: null, method: 'POST', path: '/v1/cases', traceId: null },
    { outcome: 'throttled', status: 429, method: 'GET', path: '/v1/cases/700000377' },
  ] as const;
  return Array.from({ length: count }, (_, i) =>
    aCall({ id: i + 1, at: now - i * 3 * MINUTE, durationMs: 80 + ((i * 37) % 900), ...(kinds[i % kinds.length] ?? kinds[0]) }),
  );
}

/** A day on which something is wrong at Wise. */
export function supportWorld(part: Partial<FakeSupport> = {}, world: Partial<World> = {}): World {
  const now = Date.now();
  const calls = callsOf(4_000, now);
  const failing = calls.filter((call) => call.outcome === 'server-error').slice(0, 2);
  const draft = {
    ...withFakeCalls(EMPTY_DRAFT, failing),
    severity: 2 as const,
    impact: 'Our agents can read cases but not answer them: 40 customers wait.',
    span: { from: now - 3 * HOUR, until: now - 4 * MINUTE, ongoing: true, failed: 12, calls: 61 },
    userIds: ['9001'],
    profileIds: ['14556049'],
    caseIds: ['700000412'],
  };
  const report = aReport({
    components:
      aReport().document?.components.map((one) => (one.name.includes('API') ? { ...one, status: 'partial_outage' } : one)) ?? [],
    incidents: [
      {
        id: 'i',
        name: 'Errors when commenting on partner cases',
        status: 'identified',
        impact: 'minor',
        startedAt: now - 2 * HOUR,
        components: ['🔗 API'],
        planned: null,
        updates: [
          { status: 'identified', body: 'We have found the cause and are rolling back a change.', at: now - 20 * MINUTE },
          {
            status: 'investigating',
            body: 'Some partners see errors when they add a comment.\nWe are looking into it.',
            at: now - 2 * HOUR,
          },
        ],
      },
    ],
    maintenances: [
      {
        id: 'm',
        name: 'Database upgrade',
        status: 'scheduled',
        impact: 'maintenance',
        startedAt: null,
        components: ['Account'],
        planned: { from: now + 30 * HOUR, until: now + 32 * HOUR },
        updates: [{ status: 'scheduled', body: 'Balances may be shown late.', at: now - 30 * HOUR }],
      },
    ],
  });
  const support = aSupport({
    report,
    calls,
    stats: {
      bucketMs: HOUR,
      cut: false,
      buckets: Array.from({ length: 25 }, (_, i) => ({
        from: now - (24 - i) * HOUR,
        calls: 20 + ((i * 7) % 30),
        failed: i > 20 ? 9 : i % 8 === 0 ? 1 : 0,
        medianMs: 120 + i * 3,
        p90Ms: i > 20 ? 2_400 : 380 + ((i * 53) % 200),
      })),
    },
    requests: [
      aRequest({ draft, caseId: '700000412' }),
      aRequest({
        state: 'wise-replied',
        draft: { ...draft, summary: 'Webhook deliveries arrive twice' },
        wiseRepliedAt: now - 55 * HOUR,
        events: [
          { at: now - 80 * HOUR, toState: 'draft' },
          { at: now - 79 * HOUR, toState: 'sent' },
          { at: now - 55 * HOUR, toState: 'wise-replied' },
        ],
      }),
      aRequest({
        state: 'closed',
        draft: { ...draft, severity: 3, summary: 'What does subType mean?' },
        changedAt: now - 200 * HOUR,
      }),
    ],
    ...part,
  });
  return inboxWorld({ support, ...world });
}
