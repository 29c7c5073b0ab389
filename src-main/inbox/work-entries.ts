import type { CaseAct } from '../audit/audit.ts';
import type { LocalWork } from '../store/work-table.ts';

/** What a change of local work is called in the log; the same for what is done and for what is taken back. */
export function entriesOfWork(accountId: string, caseId: string, from: LocalWork, to: LocalWork): CaseAct[] {
  const of = { accountId, caseId };
  const entries: CaseAct[] = [];
  if (from.untrackedAt === null && to.untrackedAt !== null) entries.push({ action: 'case-untracked', ...of });
  if (from.untrackedAt !== null && to.untrackedAt === null) entries.push({ action: 'case-retracked', ...of });
  if (from.doneAt !== null && to.doneAt === null) entries.push({ action: 'case-not-done', ...of });
  if (from.doneAt === null && to.doneAt !== null) entries.push({ action: 'case-done', ...of });
  if (to.snoozedAt !== null && to.snoozedAt !== from.snoozedAt) {
    entries.push({ action: 'case-snoozed', ...of, until: to.snoozedUntil });
  }
  if (from.snoozedAt !== null && to.snoozedAt === null) entries.push({ action: 'case-woken', ...of });
  for (const tag of to.tags) if (!from.tags.includes(tag)) entries.push({ action: 'case-tagged', ...of, tag });
  for (const tag of from.tags) if (!to.tags.includes(tag)) entries.push({ action: 'case-untagged', ...of, tag });
  return entries;
}
