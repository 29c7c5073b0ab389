import type { ImportOutcome } from '../../../src-shared/register.ts';
import { aCase, anAccount, anEntry, aSend } from '../builders.ts';
import { aJob } from '../fake-register.ts';
import { aReport } from '../fake-support.ts';
import { aWorld, type World } from '../fake-world.ts';
import { line } from './inbox-cases.ts';
import { byId, inboxWorld } from './inbox-world.ts';
import { listWorld } from './list-world.ts';
import { managedFirstRun, managedWorld } from './managed-world.ts';
import { offlineWorld } from './offline-world.ts';
import { readingWorld } from './reading-world.ts';
import { repliesWorld } from './replies-world.ts';
import { supportWorld } from './support-world.ts';

/** The worlds that the harness shows, after the sketches of design/screens. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What hostile or clumsy senders may put into a list and a thread. */
function strangeWorld(): World {
  const now = Date.now();
  const body = '👩‍👩‍👧‍👦 emoji, \u200b zero width, <b>raw</b> ![pixel](https://evil.example/p.png)';
  return aWorld({
    cases: byId([
      aCase('700000434', {
        subject: 'مرحبا \u202eevil',
        activityAt: now,
        trouble: 'forbidden',
        allEntries: line('s', 'WISE_AGENT', body, now),
      }),
    ]),
  });
}

export function draftWorld(part: Partial<World> = {}): World {
  const world = inboxWorld(part);
  const text = 'The legal name is **ACME Trading & Sons Ltd**, registration number 04412876. The statement is dated';
  world.drafts.set('700000412', { text, selectionStart: text.length, selectionEnd: text.length, savedAt: Date.now() - 60_000 });
  world.outbox = [
    aSend({
      id: '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01',
      caseId: '700000341',
      waitsFor: 'undo-hold',
      holdUntil: Date.now() + 30_000,
    }),
  ];
  return world;
}

export function manyWorld(count: number): World {
  const now = Date.now();
  const statuses = ['PENDING', 'OPEN', 'SOLVED', 'CLOSED'];
  return aWorld({
    cases: byId(
      Array.from({ length: count }, (_, i) =>
        aCase(String(700_000_000 + i), {
          subject: `Case number ${i}`,
          status: statuses[i % 4] ?? 'OPEN',
          unread: i % 7 === 0,
          activityAt: now - i * MINUTE,
          allEntries: line(String(i), 'WISE_AGENT', `Comment of case ${i}`, now - i * MINUTE),
        }),
      ),
    ),
  });
}

export function longThreadWorld(): World {
  const now = Date.now();
  const entries = Array.from({ length: 2_000 }, (_, i) =>
    anEntry({
      id: String(i + 1),
      author: i % 3 === 0 ? 'PARTNER' : 'WISE_AGENT',
      ours: i % 6 === 0,
      body: `Comment **${i}**\n\n- one\n- two`,
      createdAt: now - (2_000 - i) * HOUR,
    }),
  );
  return aWorld({
    cases: byId([
      aCase('700000001', { subject: 'Two thousand comments', allEntries: entries, activityAt: now }),
      aCase('700000002', {
        subject: 'One long line',
        activityAt: now - 1,
        allEntries: [anEntry({ id: 'l', body: 'x'.repeat(65_535) }), anEntry({ id: 'm', body: 'y'.repeat(1_000_000) })],
      }),
    ]),
    threadWindow: 200,
  });
}

/** What a real import meets: mostly new cases, some here already, a few that are not. */
function outcomes(count: number): ImportOutcome[] {
  return Array.from({ length: count }, (_, i) =>
    i % 41 === 40 ? 'not-found' : i % 97 === 96 ? 'forbidden' : i % 9 === 8 ? 'already-tracked' : 'tracked',
  );
}

export function worldOf(name: string): World {
  const info = aWorld().info;
  switch (name) {
    case 'draft':
      return draftWorld();
    case 'replies':
      return repliesWorld();
    case 'offline':
      return offlineWorld();
    case 'empty':
      return aWorld();
    case 'first-run':
      return aWorld({ accounts: [], activeId: null });
    case 'first-run-memory':
      return aWorld({ accounts: [], activeId: null, info: { ...info, persistence: 'memory', development: true } });
    case 'locked':
      return aWorld({ info: { ...info, stage: { stage: 'keychain-locked' } } });
    case 'one':
      return aWorld({ cases: byId([aCase('700000001', { allEntries: [anEntry({ id: 'a' })] })]) });
    case 'strange':
      return strangeWorld();
    case 'importing':
      return inboxWorld({ job: aJob([...outcomes(412), ...Array.from({ length: 588 }, () => 'waiting' as const)]) });
    case 'damaged':
      return aWorld({ info: { ...info, stage: { stage: 'damaged' } } });
    case 'signed-out': {
      const now = Date.now();
      return inboxWorld({
        accounts: [anAccount({ state: 'signed-out', environment: 'production', host: 'api.wise.com' })],
        sync: { phase: 'signed-out', since: now - HOUR, until: null, why: null, lastReadAt: now - HOUR },
      });
    }
    case 'memory':
      return draftWorld({ info: { ...info, persistence: 'memory' } });
    case 'many':
      return manyWorld(10_000);
    case 'list':
      return listWorld();
    case 'reading':
      return readingWorld();
    case 'managed':
      return aWorld(managedWorld());
    case 'managed-first-run':
      return aWorld(managedFirstRun());
    case 'support':
      return supportWorld();
    case 'support-offline':
      return supportWorld({
        report: aReport(
          {},
          { readAt: Date.now() - 40 * MINUTE, trouble: { kind: 'unreadable-answer', status: 200, traceId: null } },
        ),
      });
    case 'long':
      return longThreadWorld();
    default:
      return inboxWorld();
  }
}
