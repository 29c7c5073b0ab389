import type { OutboxMark } from '../../../src-shared/cases.ts';
import { anAccount, aSend } from '../builders.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The network is gone, and each kind of send that is not settled waits for something. */
export function offlineWorld(): World {
  const now = Date.now();
  const cut = now - 20 * MINUTE;
  const world = inboxWorld(
    {
      accounts: [
        anAccount({ environment: 'production', host: 'api.wise.com' }),
        anAccount({ id: 'aaaaaaaa-6a1b-4c7e-9d55-0c1f5e1b7a01', label: 'Demo' }),
      ],
      sync: { phase: 'offline', since: cut, until: null, why: 'dns', lastReadAt: cut },
      outbox: [
        aSend({
          id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01',
          caseId: '700000412',
          state: 'needs-review',
          text: 'The legal name is **ACME Trading & Sons Ltd**, registration number 04412876.',
          createdAt: cut - 2 * MINUTE,
          sentAt: cut - MINUTE,
          error: { kind: 'no-answer', why: 'reset' },
          attempts: 1,
        }),
        aSend({
          id: '0b7a7f0e-3333-4c7e-9d55-0c1f5e1b7a01',
          caseId: '700000409',
          state: 'rejected',
          text: 'The last day for evidence is 27 November.',
          createdAt: cut - HOUR,
          attempts: 1,
          error: { kind: 'refused', status: 422, message: 'comment is too long', field: 'comment', traceId: 'abc-123' },
        }),
        aSend({
          id: '0b7a7f0e-4444-4c7e-9d55-0c1f5e1b7a01',
          caseId: '700000377',
          state: 'retry-wait',
          text: 'The second reference is 2231-B, debited on 16 November.',
          createdAt: now - 6 * MINUTE,
          waitsFor: 'network',
          attempts: 3,
          nextTryAt: now + 2 * MINUTE,
          error: { kind: 'not-reached', why: 'dns', host: 'api.wise.com', detail: null },
        }),
        aSend({
          id: '0b7a7f0e-5555-4c7e-9d55-0c1f5e1b7a01',
          caseId: '700000366',
          state: 'confirmed',
          text: 'Thank you, the file went through.',
          createdAt: cut - 3 * HOUR,
          confirmedEntryId: '9',
        }),
      ],
    },
    cut,
  );
  mark(world, '700000412', 'needs-you');
  mark(world, '700000409', 'needs-you');
  mark(world, '700000377', 'waiting');
  return world;
}

/** What the outbox holds for a case stands in its row. */
function mark(world: World, id: string, outbox: OutboxMark): void {
  const one = world.cases.get(id);
  if (one !== undefined) world.cases.set(id, { ...one, row: { ...one.row, outbox } });
}
