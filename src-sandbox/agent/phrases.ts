type Phrases = readonly [string, ...string[]];

/** First questions of the agent: each needs an answer of the partner. */
export const QUESTIONS: Phrases = [
  `Thank you for getting in touch. To trace this payment we need a little more from you:

1. The **payment reference** exactly as the sender entered it
2. The date and time (UTC) at which it left your account
3. A copy of the confirmation, if the sending bank gave one

Once we have these we can raise it with our banking partner.`,
  `Hello,

we can see the transfer, and it stopped at our *beneficiary checks*. The name on the account does not match the name we were given.

| Field | We received | The bank says |
| --- | --- | --- |
| Account name | \`Harbour Lane Ltd\` | \`Harbour Lane Trading Ltd\` |
| IBAN | ends in \`4310\` | ends in \`4310\` |

Please confirm which name is right, so that we can **release or return** the funds.`,
  `Thanks for the report. We could not find a delivery that failed on our side. Could you send us

- the \`X-Delivery-Id\` of one notification that did not arrive
- the HTTP status that your endpoint answered with
- whether anything in front of it (a firewall, a gateway) has changed this week?

Our [guide to webhooks](https://docs.wise.com/guides/developer/webhooks) lists the statuses that we treat as failures.`,
  `We are looking at this with priority. Before we can change anything on the profile we need you to confirm **two things**:

> Is the customer aware of the change?
> Has the customer's own bank been told to expect a return?

A short *yes* or *no* for each is enough.`,
];

/** News that ask nothing and change no status. */
export const PROGRESS: Phrases = [
  'Thank you, that is what we needed. The case is with our **operations team**; we expect news within the hour.',
  `A short update: the receiving bank has acknowledged our query.

~~~
status   ACKNOWLEDGED
queue    inbound-investigations
~~~

Nothing is needed from you right now.`,
  'We have passed the details on to the banking partner and will write here as soon as they answer.',
];

/** Answers that end in another question. */
export const ANSWERS: Phrases = [
  `Thank you, that helped. We found the payment under another reference:

\`\`\`json
{ "status": "funds_converted", "reference": "INV 2207", "held": true }
\`\`\`

May we apply it to the transfer you named? Please confirm, and we will **release it straight away**.`,
  `We checked with the receiving bank. They can return the amount, less a fee:

| Item | Amount |
| --- | ---: |
| Original amount | 1,250.00 EUR |
| Fee of the bank | 12.50 EUR |
| To be returned | **1,237.50 EUR** |

Shall we go ahead on these terms?`,
  `Good news: the limit can be raised. We need to know *from when* and *up to what amount*:

- a start date (not before the next business day)
- the highest single amount that you expect`,
];

/** Words that come with SOLVED. */
export const CLOSING: Phrases = [
  `We have resolved this. What we did:

1. matched the payment to the transfer
2. released the funds
3. sent the notification again

You should see it within **30 minutes**. If anything is missing, simply reply here and the case opens again.`,
  `The refund has left us. The receiving bank usually books it within *1 to 2 working days*.

Thank you for your patience!`,
  'The deliveries were replayed and all of them were answered with `200`. We will close this case soon unless you tell us otherwise.',
];
