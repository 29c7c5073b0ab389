import type { AuditAction, AuditRow } from '../../../src-shared/audit.ts';
import { AGE_BUCKETS, type Overview, type OverviewDays } from '../../../src-shared/overview.ts';
import { ACCOUNT_ID, anEntry } from '../builders.ts';
import { aReading } from '../fake-reading.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Numbers that look like those of a team, without chance in them. */
export function anOverview(days: OverviewDays, now: number): Overview {
  const name = (daysAgo: number) => new Date(now - daysAgo * DAY).toISOString().slice(0, 10);
  const wave = (index: number, period: number, size: number) => Math.round(size * (1 + Math.sin((index * 2 * Math.PI) / period)));
  const weeks = Math.ceil(days / 7) + 1;
  const ago = Array.from({ length: days }, (_, index) => days - 1 - index);
  return {
    days,
    countedAt: now,
    cases: 412,
    entries: 3_187,
    statuses: ago.map((daysAgo, index) => ({
      day: name(daysAgo),
      counts: {
        'needs-action': 9 + wave(index, 11, 6),
        'with-wise': 24 + wave(index, 17, 9),
        creating: wave(index, 5, 1),
        solved: 40 + index,
        closed: 60 + 2 * index,
        other: index > days - 6 ? 2 : 0,
      },
    })),
    waiting: AGE_BUCKETS.map((bucket, index) => ({ bucket, cases: [6, 9, 4, 2, 1][index] ?? 0 })),
    answers: Array.from({ length: weeks }, (_, index) => ({
      week: name((weeks - 1 - index) * 7 + 4),
      answers: index === 2 ? 0 : 31 + wave(index, 4, 12),
      medianMilliseconds: index === 2 ? null : (3 + wave(index, 6, 2)) * HOUR,
      p90Milliseconds: index === 2 ? null : (19 + wave(index, 5, 9)) * HOUR,
    })),
    volume: ago.map((daysAgo, index) => ({
      day: name(daysAgo),
      wise: index % 7 > 4 ? 2 : 21 + wave(index, 9, 8),
      partner: index % 7 > 4 ? 0 : 17 + wave(index, 7, 6),
      others: 0,
      created: index % 7 > 4 ? 0 : 4 + wave(index, 6, 3),
    })),
  };
}

const ACTS: readonly (readonly [AuditAction, string | null, string | null])[] = [
  ['send-confirmed', '700000412', '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01'],
  ['send-queued', '700000412', '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01'],
  ['link-opened', null, 'wise.com'],
  ['thread-exported', '700000398', 'pdf'],
  ['note-changed', '700000398', null],
  ['case-snoozed', '700000377', '2026-11-21T09:00:00.000Z'],
  ['settings-changed', null, 'undoHoldSeconds, notifications'],
  ['import-ended', null, '1200'],
  ['case-tagged', '700000341', 'urgent'],
  ['signed-in', null, null],
];

export function auditRows(count: number, now: number): AuditRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [action, caseId, detail] = ACTS[index % ACTS.length] ?? ['signed-in', null, null];
    return {
      id: count - index,
      at: now - index * 17 * 60_000,
      who: index % 23 === 22 ? 'مريم حداد' : index % 3 === 0 ? 'Ana Ruiz' : 'jonas.weber',
      action,
      accountId: ACCOUNT_ID,
      caseId,
      detail,
    };
  });
}

const LONG = `${'The statement is attached to the profile. '.repeat(80)}\n\nThe word **walrus** stands at its end.`;

/** The same desk with numbers, a log, and a thread with everything that an entry can hold. */
export function readingWorld(part: Partial<World> = {}): World {
  const now = Date.now();
  const world = inboxWorld({
    reading: aReading({ audit: auditRows(5_000, now), overview: anOverview(30, now) }),
    ...part,
  });
  const held = world.cases.get('700000412');
  if (held === undefined) return world;
  const entry = (id: string, body: string, minutes: number, author = 'WISE_AGENT') =>
    anEntry({ id, author, body, createdAt: now - minutes * 60_000 });
  world.cases.set('700000412', {
    ...held,
    readUpTo: 'e2',
    allEntries: [
      ...held.allEntries,
      entry('e1', LONG, 300),
      entry(
        'e2',
        '- [x] Name checked\n- [ ] Statement read\n\n```json\n{ "transfer": 58114690, "state": "held" }\n```',
        200,
        'PARTNER',
      ),
      entry('e3', 'مرحبا، نحتاج إلى **كشف الحساب** رقم 4412.\n\nIn English: the account statement.', 20),
      entry('e4', '![proof of payment](https://files.example.com/proof.png)\n\nESC \u001b[31m and NUL \u0000 \u202eevil', 10),
    ],
  });
  return world;
}
