import type { CaseRow } from '../../../src-shared/cases.ts';
import type { FakeCase } from '../builders.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What was done here with some cases of the inbox. */
function localWork(now: number): Readonly<Record<string, Partial<CaseRow> & Partial<Pick<FakeCase, 'note'>>>> {
  return {
    '700000412': {
      dueAt: now + 2 * HOUR,
      tags: ['batch-2231', 'vip'],
      note: 'Compliance called on Monday.\nThey want the registry extract.',
    },
    '700000398': { dueAt: now + 19 * HOUR },
    '700000377': { tags: ['batch-2231'] },
    '700000341': { dueAt: now + 3 * HOUR },
    '700000322': { dueAt: now - 3 * HOUR, tags: ['profile', 'waiting-for-customer', 'month-end'] },
    '700000310': { dueAt: now - 30 * HOUR },
    '700000298': { tags: ['webhooks'] },
    '700000275': { snoozed: { until: now + 3 * DAY } },
    '700000409': { snoozed: { until: null }, tags: ['vip'] },
    '700000366': { done: true },
  };
}

/** The inbox after a few days of local work. */
export function listWorld(part: Partial<World> = {}): World {
  const now = Date.now();
  const world = inboxWorld(part, now);
  for (const [id, { note, ...row }] of Object.entries(localWork(now))) {
    const one = world.cases.get(id);
    if (one !== undefined) world.cases.set(id, { ...one, note: note ?? '', row: { ...one.row, ...row } });
  }
  world.savedViews = [
    { id: '1b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01', name: 'Overdue', query: 'is:overdue', sort: 'due', grouping: 'none' },
    {
      id: '1b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01',
      name: 'Batch 2231',
      query: '"batch 2231"',
      sort: 'newest-activity',
      grouping: 'status',
    },
    { id: '1b7a7f0e-3333-4c7e-9d55-0c1f5e1b7a01', name: 'VIP', query: 'tag:vip', sort: 'newest-activity', grouping: 'none' },
  ];
  world.recentSearches = ['batch 2231', 'tag:vip status:PENDING', '"legal name"'];
  return world;
}
