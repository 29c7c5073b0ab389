import { AppFailure } from '../../src-shared/errors.ts';
import { NEXT_STATES, type SupportDraft, type SupportRequestWhole, type SupportState } from '../../src-shared/support.ts';
import { type MailProblem, mailProblems, mailSubject, mailtoOf, supportMail } from '../../src-shared/support-mail.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { findRequest } from '../store/request-log-table.ts';
import {
  findSupportRequest,
  insertSupportRequest,
  removeSupportRequest,
  saveSupportDraft,
  setSupportState,
} from '../store/support-table.ts';
import { draftOf, type EvidenceAsked, withCalls } from './evidence.ts';
import { emlOf } from './mail-file.ts';

/** @throws AppFailure `no-such-request` */
export function mustFindRequest(session: Session, id: string): SupportRequestWhole {
  const found = findSupportRequest(session.stores.desk, id);
  if (found === null) throw new AppFailure({ kind: 'no-such-request' });
  return found;
}

/** A draft is a row before it is shown, so that nothing of it depends on the window. */
export function beginRequest(session: Session, asked: EvidenceAsked): SupportRequestWhole {
  const { stores, ports } = session;
  const id = ports.random.uuid();
  const now = ports.clock.now();
  const draft = draftOf(session, asked);
  insertSupportRequest(stores.desk, {
    id,
    accountId: asked.accountId,
    caseId: asked.caseId,
    severity: draft.severity,
    subject: mailSubject(draft.severity, draft.summary),
    state: 'draft',
    createdAt: now,
    changedAt: now,
    wiseRepliedAt: null,
    draft,
  });
  return changed(session, id);
}

export function addCalls(session: Session, id: string, callIds: readonly number[]): SupportRequestWhole {
  const { draft, accountId } = mustBeDraft(session, id);
  const calls = callIds.flatMap((callId) => findRequest(session.stores.cache, callId) ?? []);
  return saveDraft(session, id, withCalls(session, draft, accountId, calls));
}

/** @throws AppFailure `too-late` once it was sent: then it says what was sent */
export function saveDraft(session: Session, id: string, draft: SupportDraft): SupportRequestWhole {
  mustBeDraft(session, id);
  const { stores, ports } = session;
  saveSupportDraft(stores.desk, id, draft, mailSubject(draft.severity, draft.summary), ports.clock.now());
  return changed(session, id);
}

export function discardRequest(session: Session, id: string): void {
  mustBeDraft(session, id);
  removeSupportRequest(session.stores.desk, id);
  session.announcer.now('support.changed', {});
}

/** Notes what the agent saw or did in their mail program. @param at of Wise's reply; null: now */
export function markRequest(session: Session, id: string, state: SupportState, at: number | null): SupportRequestWhole {
  const { stores, ports } = session;
  const request = mustFindRequest(session, id);
  if (!NEXT_STATES[request.state].includes(state)) throw new AppFailure({ kind: 'too-late' });
  const now = ports.clock.now();
  if (at !== null && (at > now || at < request.createdAt)) {
    throw new AppFailure({
      kind: 'invalid-field',
      field: 'at',
      message: 'That is not between the beginning of this request and now.',
    });
  }
  if (state === 'sent') mustBeComplete(request.draft);
  setSupportState(stores.desk, id, state, now, state === 'wise-replied' ? (at ?? now) : null);
  audit(session, { action: 'support-marked', requestId: id, state, accountId: request.accountId });
  return changed(session, id);
}

/** Opens the mail program with the mail, or with its subject alone where the whole does not fit; then the text is on the clipboard. */
export async function openMail(session: Session, id: string): Promise<{ opened: boolean; short: boolean }> {
  const { draft, accountId } = mustFindRequest(session, id);
  mustBeComplete(draft);
  const mail = supportMail(draft);
  const { url, short } = mailtoOf(mail);
  const { shell } = session.ports;
  if (short) await shell.writeClipboard(mail.text);
  const { opened } = await shell.composeMail(url);
  audit(session, { action: 'support-mail-opened', requestId: id, accountId });
  return { opened, short };
}

export async function saveMail(session: Session, id: string): Promise<{ where: string | null }> {
  const { draft, accountId } = mustFindRequest(session, id);
  mustBeComplete(draft);
  const { files, clock } = session.ports;
  const eml = emlOf(supportMail(draft), clock.now());
  const where = await files.save(`wise-support-${id.slice(0, 8)}.eml`, new TextEncoder().encode(eml));
  if (where !== null) audit(session, { action: 'support-mail-saved', requestId: id, accountId });
  return { where };
}

const PROBLEM_FIELDS: Readonly<Record<MailProblem, string>> = {
  summary: 'Say in a few words what fails.',
  'paging-word': 'The words urgent and critical page an engineer: they belong to severity 1 only.',
  impact: 'Say what this means for your business.',
  endpoints: 'Name the endpoints that are affected.',
  confirm: 'Severity 1 pages an engineer: confirm that this is meant.',
  secret: 'A token or another secret stands in it: take it out.',
};

/** The page asks for all of it too; a mail that lacks something does not leave in any case. */
function mustBeComplete(draft: SupportDraft): void {
  const [problem] = mailProblems(draft);
  if (problem !== undefined) {
    throw new AppFailure({ kind: 'invalid-field', field: problem, message: PROBLEM_FIELDS[problem] });
  }
}

function mustBeDraft(session: Session, id: string): SupportRequestWhole {
  const request = mustFindRequest(session, id);
  if (request.state !== 'draft') throw new AppFailure({ kind: 'too-late' });
  return request;
}

function changed(session: Session, id: string): SupportRequestWhole {
  session.announcer.now('support.changed', {});
  return mustFindRequest(session, id);
}
