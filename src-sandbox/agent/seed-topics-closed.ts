import type { SeedTopic } from './seed-topic.ts';

/** Cases that are solved or closed. */
export const CLOSED_TOPICS: readonly SeedTopic[] = [
  {
    subject: 'Refund of a cancelled transfer',
    externalId: 'OPS-20388',
    status: 'SOLVED',
    aboutTransfer: true,
    minutesAgo: 2_930,
    description: 'The transfer was cancelled on Monday, but the customer has not seen the refund of **640.00 EUR** yet.',
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 2_700,
        body: 'We see the cancellation. The refund waits for the details of the account that paid. Could you confirm the **last four characters** of the IBAN?',
      },
      { author: 'PARTNER', minutesAgo: 1_520, body: 'They are `7731`.' },
      {
        author: 'WISE_AGENT',
        minutesAgo: 205,
        body: 'The refund has left us. The receiving bank usually books it within *1 to 2 working days*.\n\nThank you for your patience!',
      },
    ],
  },
  {
    subject: 'Rate shown differs from rate applied',
    externalId: 'TECH-1169',
    status: 'SOLVED',
    aboutTransfer: true,
    minutesAgo: 4_400,
    description: `A quote showed a rate of \`1.0842\` and the transfer was made at \`1.0837\`.

Our flow, in short:

1. \`POST /v3/profiles/{profileId}/quotes\`
2. wait for the customer (up to 40 minutes)
3. \`POST /v1/transfers\` with that quote

Is the quote not guaranteed?`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 3_060,
        body: `The quote had expired when the transfer was made: its \`expirationTime\` was 30 minutes after creation.

Take a new quote when the customer comes back later than that. See [Quotes](https://docs.wise.com/api-reference/quote).`,
      },
    ],
  },
  {
    subject: 'Statement lacks one conversion',
    externalId: 'FIN-3301',
    status: 'CLOSED',
    aboutTransfer: false,
    minutesAgo: 12_900,
    description:
      'The CSV statement for last month lacks one conversion that is there in the PDF. The difference is **118.20 EUR**.',
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 11_500,
        body: 'Confirmed: the conversion was booked at midnight and fell between two pages of the export. We have corrected it; please download the statement again.',
      },
      { author: 'PARTNER', minutesAgo: 11_300, body: 'It is complete now. Thank you!' },
    ],
  },
  {
    subject: 'Wrong purpose code on INR payouts',
    externalId: 'OPS-20290',
    status: 'CLOSED',
    aboutTransfer: true,
    minutesAgo: 20_200,
    description: `Payouts to India were returned with *purpose code missing*, although we send one:

\`\`\`json
{ "details": { "transferPurpose": "verification.transfers.purpose.pay.bills" } }
\`\`\``,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 18_700,
        body: `The value is right, but it is required **once more** for business profiles:

- \`transferPurpose\`
- \`transferPurposeSubTransferPurpose\`

With both of them the payouts go through. We have released the ones that were held.`,
      },
    ],
  },
  {
    subject: 'Customer name changed after marriage',
    externalId: 'REL-0877',
    status: 'CLOSED',
    aboutTransfer: false,
    minutesAgo: 30_500,
    description:
      'A customer has a new family name. The profile still shows the old one, and the next payout will carry it. What do you need from us?',
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 29_000,
        body: 'Please let the customer upload the certificate in the app; **do not send documents here**. The change is made within one working day.',
      },
      { author: 'PARTNER', minutesAgo: 27_600, body: 'The customer has done so this morning.' },
      { author: 'WISE_AGENT', minutesAgo: 26_900, body: 'The name has been changed. We are closing this case.' },
    ],
  },
  {
    subject: 'Test notification for new subscription',
    externalId: 'TECH-1120',
    status: 'CLOSED',
    aboutTransfer: false,
    minutesAgo: 43_000,
    description: 'We added a second subscription and would like to see one test notification on it before we switch over.',
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 42_600,
        body: 'Sent at 14:02 UTC; your endpoint answered `200` after 180 ms. You can send more yourself from the Developer Hub.',
      },
    ],
  },
];
