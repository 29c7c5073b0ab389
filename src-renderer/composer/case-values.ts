import type { CaseThread } from '../../src-shared/cases.ts';
import type { Values } from '../../src-shared/placeholders.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
// Who reads it sits in another zone, so the zone is part of the time.
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

/** What does not depend on a case. */
export function generalValues(agentName: string, now: number): Values {
  return { 'agent.name': agentName.trim(), date: day.format(now), time: time.format(now) };
}

/** What the variables of a saved reply stand for in this case, now. */
export function caseValues(thread: CaseThread, agentName: string, now: number): Values {
  const { row } = thread;
  return {
    ...generalValues(agentName, now),
    'case.id': row.id,
    'case.externalId': row.externalId,
    'case.subject': row.subject,
    'case.status': row.status,
    'transfer.id': thread.transferId,
    'profile.id': thread.profileId,
  };
}
