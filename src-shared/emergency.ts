import { z } from 'zod';
import { AccountId, Moment } from './ids.ts';

/** The steps of Wise's emergency process, in their order. */
export const EmergencyStep = z.enum([
  'decide',
  'status-page',
  'email',
  'phone',
  'greeting',
  'fallback',
  'voicemail',
  'engineer',
  'updates',
]);
export type EmergencyStep = z.output<typeof EmergencyStep>;

export const MAX_EMERGENCY_NOTES = 20_000;

/** What was done in an emergency, and when. */
export const Emergency = z.object({
  id: z.uuid(),
  accountId: AccountId.nullable(),
  /** Moment at which each step was ticked off. */
  steps: z.partialRecord(EmergencyStep, Moment),
  notes: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
});
export type Emergency = z.output<typeof Emergency>;

/** What each step is called, in the guide and in the record of it. */
export const STEP_TITLES: Readonly<Record<EmergencyStep, string>> = {
  decide: 'Make sure that this is an emergency',
  'status-page': 'Check the status page of Wise',
  email: 'Write an e-mail with “urgent” in its subject',
  phone: 'Call the emergency number',
  greeting: 'Listen to the greeting',
  fallback: 'Stay on the line: there are three levels',
  voicemail: 'No engineer? Leave a voicemail',
  engineer: 'Tell the engineer what is wrong',
  updates: 'Wait for news by e-mail',
};

/** The record as Markdown, for the post-mortem. */
export function emergencyMarkdown(emergency: Emergency): string {
  const time = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const minutes = (at: number) => `+${Math.max(0, Math.round((at - emergency.startedAt) / 60_000))} min`;
  const steps = EmergencyStep.options.map((step) => {
    const at = emergency.steps[step];
    return at === undefined ? `- [ ] ${STEP_TITLES[step]}` : `- [x] ${STEP_TITLES[step]}: ${time(at)} (${minutes(at)})`;
  });
  return [
    '# Emergency at Wise: what we did',
    '',
    `- Begun: ${time(emergency.startedAt)}`,
    `- Ended: ${emergency.endedAt === null ? 'not yet' : `${time(emergency.endedAt)} (${minutes(emergency.endedAt)})`}`,
    '',
    '## Steps',
    '',
    ...steps,
    '',
    '## Notes',
    '',
    emergency.notes.trim() === '' ? 'None.' : emergency.notes.trim(),
    '',
  ].join('\n');
}
