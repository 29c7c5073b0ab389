import { aCase, anEntry, type FakeCase } from '../builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The case that is on screen first: held, with a table and a list in its comments. */
export function held(now: number): FakeCase {
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

/** The one comment of a case. */
export function line(id: string, author: string, body: string, at: number) {
  return [anEntry({ id: `${id}-1`, author, body, createdAt: at })];
}

/** Every other case of the inbox, of every status and mark. */
export function others(now: number): FakeCase[] {
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
