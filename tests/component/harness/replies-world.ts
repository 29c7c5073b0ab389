import { aReply } from '../fake-replies.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const REPLIES = [
  aReply({ name: 'Thank you', body: 'Thank you, that is all that we needed.\n\nBest regards,\n{{agent.name}}' }),
  aReply({ name: 'We are on it', body: 'We have asked our customer and write again by {{?Day}}.' }),
  aReply({
    folder: 'Payouts/Held',
    name: 'Name differs',
    body: '## Case {{case.id}}: {{case.subject}}\n\nThe account holder of transfer {{transfer.id}} is **{{?Legal name}}**, as on the statement of {{?Date of the statement}}.\n\n- The name that was given is {{?Reason|a short form|a trading name|a mistake of ours}}.\n- Please release the transfer, or tell us what is missing.\n\n{{agent.name}}, {{date}}',
  }),
  aReply({
    folder: 'Payouts/Held',
    name: 'Documents follow',
    body: 'The documents follow today, in the case {{case.externalId}}.',
  }),
  aReply({
    folder: 'Payouts/Returned',
    name: 'Account closed',
    body: 'The account was closed on {{?Day}}. Please return the amount.',
  }),
  aReply({
    folder: 'Payouts/Returned',
    name: 'Wrong reference',
    body: 'The reference was wrong. The right one is `{{?Reference}}`.',
  }),
  aReply({ folder: 'Sanctions', name: 'Vessel', body: 'The IMO number of the vessel is {{?IMO number}}.' }),
  aReply({
    folder: 'Sanctions',
    name: 'Person',
    body: 'Name, date of birth and country: {{?Name}}, {{?Date of birth}}, {{?Country}}.',
  }),
];

const FIELDS = {
  type: 'GENERAL_ENQUIRY',
  description: '',
  userId: '9001',
  transferId: '',
  profileId: '30120945',
  externalId: '',
};

/** An agent who has written down what they write every day. */
export function repliesWorld(): World {
  const world = inboxWorld({ replies: REPLIES });
  world.settings = { ...world.settings, agentName: 'Ada Lindqvist' };
  world.templates = [
    { id: crypto.randomUUID(), name: 'Missing payout', fields: { ...FIELDS, subject: 'Payout has not arrived' }, updatedAt: 1 },
    { id: crypto.randomUUID(), name: 'Limits', fields: { ...FIELDS, subject: 'Limits of a profile' }, updatedAt: 1 },
  ];
  return world;
}
