import type { OutboxMark } from '../../../src-shared/cases.ts';
import type { ImportOutcome } from '../../../src-shared/register.ts';
import { aCase, anAccount, anEntry, aSend, type FakeCase } from '../builders.ts';
import { aJob } from '../fake-register.ts';
import { aWorld, type World } from '../fake-world.ts';

/** The worlds that the harness shows, after the sketches of design/screens. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function byId(cases: readonly FakeCase[]): Map<string, FakeCase> {
  return new Map(cases.map((one) => [one.row.id, one]));
}

function held(now: number): FakeCase {
  const start = now - 2 * DAY;
  return aCase('700000412', {
    subject: 'Transfer held: beneficiary name differs',
    externalId: 'nb-88123',
    transferId: '58114690',
    profileId: '14556049',
    unread: true,
    createdAt: start,
    activityAt: now - 4 * MINUTE,
    readUpTo: '2',
    description: 'Transfer `58114690` is held since yesterday. Our customer confirms the beneficiary. What do you need from us?',
    statusChanges: [
      { from: 'CREATING', to: 'OPEN', seenAt: start + MINUTE },
      { from: 'OPEN', to: 'PENDING', seenAt: now - 4 * MINUTE },
    ],
    allEntries: [
      anEntry({
        id: '1',
        author: 'PARTNER',
        ours: true,
        createdAt: start,
        body: 'Transfer `58114690` is held since yesterday. Our customer confirms the beneficiary. What do you need from us?',
      }),
      anEntry({
        id: '2',
        createdAt: start + 6 * HOUR,
        body: 'Thank you. The name on the transfer does not match the account:\n\n| Sent | Account holder |\n| --- | --- |\n| ACME Trading | ACME Trading & Sons Ltd |',
      }),
      anEntry({
        id: '3',
        createdAt: now - 4 * MINUTE,
        body: 'Please confirm the **legal name** as on the account statement and reply with:\n\n- the statement date\n- the registration number\n\nSee the [list of accepted documents](https://wise.com/help/documents).',
      }),
    ],
  });
}

function line(id: string, author: string, body: string, at: number) {
  return [anEntry({ id: `${id}-1`, author, body, createdAt: at })];
}

function others(now: number): FakeCase[] {
  const row = (
    id: string,
    subject: string | null,
    status: string,
    age: number,
    text: string,
    more: Parameters<typeof aCase>[1] = {},
  ) =>
    aCase(id, {
      subject,
      status,
      activityAt: now - age,
      createdAt: now - age - DAY,
      allEntries: line(id, 'WISE_AGENT', text, now - age),
      ...more,
    });
  return [
    row(
      '700000398',
      'Refund not received after return',
      'PENDING',
      38 * MINUTE,
      'The receiving bank asks for the original reference of the payment.',
      {
        unread: true,
        draft: true,
      },
    ),
    row(
      '700000377',
      'Duplicate payout, batch 2231',
      'PENDING',
      2 * HOUR,
      'We see one debit only on our side. Please send the second reference.',
    ),
    row('700000341', 'IBAN rejected for a business profile', 'PENDING', 5 * HOUR, '', {
      outbox: 'sending',
      allEntries: [
        anEntry({
          id: '341-1',
          author: 'PARTNER',
          ours: true,
          body: 'Attached the registry extract as text, company number included.',
          createdAt: now - 5 * HOUR,
        }),
      ],
    }),
    row('700000322', null, 'PENDING', DAY, 'Thank you, the profile team will need proof of address.', {
      externalId: 'partner_external_id_12345',
    }),
    row(
      '700000310',
      'Limit increase for profile 14556049',
      'PENDING',
      DAY + HOUR,
      'Please state the expected monthly volume in GBP.',
    ),
    row('700000298', 'Webhook deliveries stopped', 'PENDING', 2 * DAY, '', {
      outbox: 'needs-you',
      allEntries: [
        anEntry({
          id: '298-1',
          author: 'PARTNER',
          ours: true,
          body: 'Since 09:40 UTC, both endpoints; trace ids below.',
          createdAt: now - 2 * DAY,
        }),
      ],
    }),
    row(
      '700000275',
      'Card dispute, evidence requested',
      'PENDING',
      3 * DAY,
      'Receipts are readable, we still miss the delivery note.',
    ),
    row('700000409', 'Chargeback window for card 4411', 'OPEN', 12 * MINUTE, 'Please confirm the last day for evidence.'),
    aCase('700000420', {
      externalId: 'nb-88177',
      status: 'CREATING',
      activityAt: now - MINUTE,
      outbox: 'waiting',
      message: 'Your case is being created. Comments appear here as soon as it is open.',
    }),
    row('700000366', 'Payout file rejected', 'SOLVED', 3 * HOUR, 'Solved on our side, the file was reprocessed.', {
      unread: true,
    }),
    row('700000201', 'Unknown holder on IBAN', 'CLOSED', 12 * DAY, 'We have resolved the issue with this transfer.'),
    row('700000433', 'Sanctions question, batch 2231', 'IN_LIMBO', 2 * DAY, 'Please see the structured request.'),
  ];
}

/** As it was read at `now`. */
export function inboxWorld(part: Partial<World> = {}, now = Date.now()): World {
  const cases = [held(now), ...others(now)].map((one) => ({ ...one, fetchedAt: now - 20_000 }));
  return aWorld({ cases: byId(cases), ...part });
}

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
    case 'memory':
      return draftWorld({ info: { ...info, persistence: 'memory' } });
    case 'many':
      return manyWorld(10_000);
    case 'long':
      return longThreadWorld();
    default:
      return inboxWorld();
  }
}
