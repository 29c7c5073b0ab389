import { type Emergency, type EmergencyStep, emergencyMarkdown } from '../../src-shared/emergency.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { mailSubject, mailtoOf } from '../../src-shared/support-mail.ts';
import { accountList } from '../accounts/accounts.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { findEmergency, insertEmergency, newestEmergency, updateEmergency } from '../store/emergencies-table.ts';

function mustFind(session: Session, id: string): Emergency {
  const found = findEmergency(session.stores.desk, id);
  if (found === null) throw new AppFailure({ kind: 'no-such-request' });
  return found;
}

/** Begins one, or goes on with the one that is under way. Needs neither an account nor a network. */
export function beginEmergency(session: Session): Emergency {
  const { stores, ports } = session;
  const newest = newestEmergency(stores.desk);
  if (newest !== null && newest.endedAt === null) return newest;
  const { activeId } = accountList(session);
  const emergency: Emergency = {
    id: ports.random.uuid(),
    accountId: activeId,
    steps: {},
    notes: '',
    startedAt: ports.clock.now(),
    endedAt: null,
  };
  insertEmergency(stores.desk, emergency);
  audit(session, { action: 'emergency-begun', requestId: emergency.id, accountId: activeId });
  return emergency;
}

/** A step counts from the first time it was ticked. */
export function tickStep(session: Session, id: string, step: EmergencyStep, ticked: boolean): Emergency {
  const before = mustFind(session, id);
  const { [step]: at, ...others } = before.steps;
  return update(session, { ...before, steps: ticked ? { ...others, [step]: at ?? session.ports.clock.now() } : others });
}

export function noteEmergency(session: Session, id: string, notes: string): Emergency {
  return update(session, { ...mustFind(session, id), notes });
}

export function endEmergency(session: Session, id: string): Emergency {
  const before = mustFind(session, id);
  if (before.endedAt !== null) return before;
  audit(session, { action: 'emergency-ended', requestId: id, accountId: before.accountId });
  return update(session, { ...before, endedAt: session.ports.clock.now() });
}

export async function exportEmergency(session: Session, id: string): Promise<{ where: string | null }> {
  const emergency = mustFind(session, id);
  const { files } = session.ports;
  const day = new Date(emergency.startedAt).toISOString().slice(0, 10);
  const where = await files.save(`wise-emergency-${day}.md`, new TextEncoder().encode(emergencyMarkdown(emergency)));
  if (where !== null) audit(session, { action: 'emergency-exported', requestId: id, accountId: emergency.accountId });
  return { where };
}

/** A mail with a subject that pages an engineer; what it says is written in the mail program. */
export function openEmergencyMail(session: Session): Promise<{ opened: boolean }> {
  const { url } = mailtoOf({
    subject: mailSubject(1, 'total outage of our integration'),
    text: 'Endpoints affected:\nBusiness impact:\nx-trace-id examples:\nEnvironment: production\nSince (UTC):\n',
  });
  return session.ports.shell.composeMail(url);
}

function update(session: Session, emergency: Emergency): Emergency {
  updateEmergency(session.stores.desk, emergency);
  return emergency;
}
