import { readCaseId } from '../../src-shared/ids.ts';
import { MAX_EVIDENCE, type Severity, type SupportState } from '../../src-shared/support.ts';
import type { MailProblem } from '../../src-shared/support-mail.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const STATE_NAMES: Readonly<Record<SupportState, string>> = {
  draft: 'Draft',
  sent: 'Sent',
  'wise-replied': 'Wise replied',
  answered: 'Answered',
  closed: 'Closed',
  're-opened': 'Re-opened',
};

/** What the agent says happened, as a button. */
export const MARK_NAMES: Readonly<Record<SupportState, string>> = {
  draft: 'Draft',
  sent: 'I have sent it',
  'wise-replied': 'Wise replied',
  answered: 'I have answered',
  closed: 'It is closed',
  're-opened': 'I have re-opened it',
};

/** Wise's own definitions, word for word, with examples. */
export const SEVERITIES: readonly { readonly severity: Severity; readonly definition: string; readonly examples: string }[] = [
  {
    severity: 1,
    definition: 'Disables major functionality of your integration, or results in a full service outage.',
    examples: 'All payments fail for all users; nothing of the integration works; a major security incident.',
  },
  {
    severity: 2,
    definition: 'Impacts some functionality for users, or major functions where a workaround exists.',
    examples: 'Replies to cases fail, cases can be read; webhooks arrive hours late.',
  },
  {
    severity: 3,
    definition: 'Isolated or minor errors that don’t significantly affect integration functionality, and general questions.',
    examples: 'One case answers 500; a field differs from the documentation.',
  },
];

export const PROBLEM_WORDS: Readonly<Record<MailProblem, string>> = {
  summary: 'a subject',
  'paging-word': 'a subject without “urgent” or “critical”: these words page an engineer, and belong to severity 1',
  impact: 'the business impact',
  endpoints: 'the endpoints that are affected',
  confirm: 'your confirmation that an engineer is to be paged',
  secret: 'a text without the token or other secret that stands in it',
};

/** How long the e-mail desk holds it open still. */
export function closingWords(end: number, now: number): string {
  const left = end - now;
  if (left <= 0) return '72 hours are over';
  const hours = Math.floor(left / HOUR);
  if (hours >= 1) return `closes in ${hours} h`;
  return `closes in ${Math.max(1, Math.floor(left / MINUTE))} min`;
}

/** Ids as they are typed, and what stands between them and is none. */
export function readIds(typed: string): { readonly ids: string[]; readonly others: readonly string[] } {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const read = words.map((word) => ({ word, id: readCaseId(word) }));
  const ids = [...new Set(read.flatMap(({ id }) => (id === null ? [] : [id])))].slice(0, MAX_EVIDENCE);
  return { ids, others: read.flatMap(({ word, id }) => (id === null ? [word] : [])) };
}
