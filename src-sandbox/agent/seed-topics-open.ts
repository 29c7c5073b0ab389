import type { SeedTopic } from './seed-topic.ts';

/** Cases on which somebody still has to act. */
export const OPEN_TOPICS: readonly [SeedTopic, ...SeedTopic[]] = [
  {
    subject: 'EUR payout held for beneficiary checks',
    externalId: 'OPS-20418',
    status: 'PENDING',
    aboutTransfer: true,
    minutesAgo: 94,
    description: `A EUR payout to one of our business customers has been in \`processing\` since this morning.

- Amount: **18,400.00 EUR**
- Reference: \`INV 2207\`
- The customer says that the supplier will stop deliveries tomorrow

Please tell us what it is waiting for.`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 12,
        body: `Thank you for the details. The payout stopped at our beneficiary checks: the name does not match the account.

| Field | We received | The bank says |
| --- | --- | --- |
| Account name | \`Harbour Lane Ltd\` | \`Harbour Lane Trading Ltd\` |
| IBAN | ends in \`4310\` | ends in \`4310\` |

Could you confirm **which name is right**? With your answer we can release the funds today.`,
      },
    ],
  },
  {
    subject: 'Webhook deliveries stopped after certificate change',
    externalId: 'TECH-1187',
    status: 'OPEN',
    aboutTransfer: false,
    minutesAgo: 141,
    description: `Since 09:40 UTC we receive no \`transfers#state-change\` notifications. We renewed the certificate of our endpoint at 09:35.

Our own checks are green:

\`\`\`
$ curl -sS -o /dev/null -w '%{http_code}\\n' https://hooks.example.com/wise
200
\`\`\`

Could you look at what your side sees, and replay what was missed?`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 96,
        body: 'Thanks. We see TLS errors from 09:36 on: *unable to get local issuer certificate*. Does your endpoint send the **intermediate** certificate too?',
      },
      {
        author: 'PARTNER',
        minutesAgo: 31,
        body: 'You were right, the intermediate was missing. It is in place since 11:20 UTC. Could you replay the failed deliveries now?',
      },
    ],
  },
  {
    subject: 'Recall of a payment sent twice',
    externalId: 'OPS-20421',
    status: 'PENDING',
    aboutTransfer: true,
    minutesAgo: 322,
    description: `Our customer paid the same invoice twice by mistake and asks for the **second** payment back.

| | Created | Amount |
| --- | --- | ---: |
| First | 08:02 UTC | 2,310.00 GBP |
| Second | 08:09 UTC | 2,310.00 GBP |

Only the one of 08:09 should be recalled.`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 280,
        body: 'We have sent a recall to the receiving bank. They have up to **10 working days** to answer, although most are quicker.',
      },
      {
        author: 'WISE_AGENT',
        minutesAgo: 44,
        body: `The bank answered: their customer agrees to the return, less a fee.

1. Original amount: 2,310.00 GBP
2. Fee of the bank: 15.00 GBP
3. To be returned: **2,295.00 GBP**

Shall we accept? The offer stands until the end of tomorrow.`,
      },
    ],
  },
  {
    subject: 'New limit for payroll batch',
    externalId: 'REL-0932',
    status: 'CREATING',
    aboutTransfer: false,
    minutesAgo: 0,
    description: `We expect a larger payroll batch than usual at the end of this month.

* about **1,800** transfers instead of 1,100
* all in EUR, all inside SEPA
* one day, between 06:00 and 08:00 UTC

Will any limit stop it? If so, please raise it for that day.`,
    thread: [],
  },
  {
    subject: 'IBAN refused as invalid',
    externalId: 'OPS-20425',
    status: 'PENDING',
    aboutTransfer: false,
    minutesAgo: 1_480,
    description: `Creating a recipient fails for one IBAN format that worked until last week:

\`\`\`json
{ "code": "NOT_VALID", "path": "iban", "message": "Please enter a valid IBAN." }
\`\`\`

It happens for accounts of one bank only. Other accounts in the same country are fine.`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 1_320,
        body: 'Thank you. That bank changed its sort codes on the first of the month. Could you send us **three** of the bank codes (not the whole IBANs) that are refused?',
      },
    ],
  },
  {
    subject: 'Incoming USD wire can not be matched',
    externalId: 'OPS-20430',
    status: 'OPEN',
    aboutTransfer: true,
    minutesAgo: 63,
    description: `An incoming wire of **42,150.00 USD** was sent yesterday and has not been credited. The sender's bank gave us this:

> Confirmed as credited to the correspondent on the value date. No return has been received.

We can send the confirmation on request.`,
    thread: [
      {
        author: 'WISE_AGENT',
        minutesAgo: 40,
        body: 'We have found a wire of that amount without a reference. We are checking with the correspondent whether it is yours; nothing is needed from you at the moment.',
      },
    ],
  },
];
