import { AppFailure } from '../../src-shared/errors.ts';
import { MAX_TAGS, type Worked, type WorkTarget } from '../../src-shared/work.ts';
import { type AuditEntry, audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { transact } from '../store/database.ts';
import { entryBeforeNewestByOthers, newestEntry } from '../store/entries-table.ts';
import { casesWithOpenSends } from '../store/outbox-table.ts';
import { noteProjections, settleProjection } from '../store/projections-table.ts';
import { findTracked } from '../store/register-table.ts';
import { type LocalWork, setNote } from '../store/work-table.ts';
import { projectTracked } from '../sync/project-desk.ts';
import { applyWork, isSame } from './apply-work.ts';
import { idsOfTarget } from './list-cases.ts';
import { mustFindTracked } from './register.ts';

const PARTNER = 'PARTNER';

type Of<A extends AuditEntry['action']> = (caseId: string) => Extract<AuditEntry, { action: A }> | AuditEntry;

/** Through with these until there is news of them, or not through after all. */
export function setDone(session: Session, accountId: string, target: WorkTarget, done: boolean): Promise<Worked> {
  const now = session.ports.clock.now();
  return act(
    session,
    accountId,
    target,
    (before) => {
      if (done) return before.doneAt === null ? { ...awake(before), doneAt: now } : null;
      return { ...before, doneAt: null };
    },
    (caseId) => ({ action: done ? 'case-done' : 'case-not-done', accountId, caseId }),
  );
}

/** @param until milliseconds; null: until Wise answers */
export async function snooze(session: Session, accountId: string, target: WorkTarget, until: number | null): Promise<Worked> {
  const now = session.ports.clock.now();
  if (until !== null && until <= now) {
    throw new AppFailure({ kind: 'invalid-field', field: 'until', message: 'That time has passed. Choose one that is to come.' });
  }
  const worked = await act(
    session,
    accountId,
    target,
    (before) => ({ ...before, doneAt: null, snoozedAt: now, snoozedUntil: until }),
    (caseId) => ({ action: 'case-snoozed', accountId, caseId, until }),
  );
  session.snoozes.arm();
  return worked;
}

export function unsnooze(session: Session, accountId: string, target: WorkTarget): Promise<Worked> {
  return act(session, accountId, target, awake, (caseId) => ({ action: 'case-woken', accountId, caseId }));
}

/** Adds and takes away tags; upper and lower case are the same tag, in the spelling that was there first. */
export function tag(
  session: Session,
  accountId: string,
  target: WorkTarget,
  add: readonly string[],
  remove: readonly string[],
): Promise<Worked> {
  const removed = new Set(remove.map((one) => one.toLowerCase()));
  const entry: Of<'case-tagged'> = (caseId) =>
    add[0] === undefined
      ? { action: 'case-untagged', accountId, caseId, tag: remove.join(' ') }
      : { action: 'case-tagged', accountId, caseId, tag: add.join(' ') };
  return act(
    session,
    accountId,
    target,
    (before) => {
      const tags = new Map(before.tags.map((one) => [one.toLowerCase(), one]));
      for (const one of removed) tags.delete(one);
      for (const one of add) if (!tags.has(one.toLowerCase())) tags.set(one.toLowerCase(), one);
      const next = [...tags.values()].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
      if (next.length > MAX_TAGS && next.length > before.tags.length) {
        throw new AppFailure({ kind: 'invalid-field', field: 'add', message: `A case can have ${MAX_TAGS} tags at most.` });
      }
      return { ...before, tags: next };
    },
    entry,
  );
}

/** Unread from Wise's newest entry on; or read to the end. */
export function setUnreadMark(session: Session, accountId: string, target: WorkTarget, unread: boolean): Promise<Worked> {
  const { cache } = session.stores;
  return act(
    session,
    accountId,
    target,
    (before, caseId) => {
      if (!unread) return { ...before, readUpTo: newestEntry(cache, accountId, caseId)?.id ?? before.readUpTo };
      const found = entryBeforeNewestByOthers(cache, accountId, caseId, PARTNER);
      return found === null ? null : { ...before, readUpTo: found.before };
    },
    null,
  );
}

/** Takes cases off the list, all or none. @throws AppFailure `sends-open` */
export async function untrack(session: Session, accountId: string, target: WorkTarget): Promise<Worked> {
  const ids = idsOfTarget(session, accountId, target);
  const open = casesWithOpenSends(session.stores.desk, accountId, ids);
  if (open.length > 0) throw new AppFailure({ kind: 'sends-open', caseIds: open });
  const now = session.ports.clock.now();
  return act(
    session,
    accountId,
    target,
    (before) => ({ ...before, untrackedAt: now }),
    (caseId) => ({ action: 'case-untracked', accountId, caseId }),
  );
}

/** Takes an action back, case by case, where nothing newer was done to it. @returns with how many */
export async function undoWork(session: Session, undoId: string): Promise<number> {
  const action = session.journal.take(undoId);
  if (action === null) return 0;
  const known = new Map(action.changes.map((change) => [change.caseId, change]));
  const undone = await applyWork(session, action.accountId, [...known.keys()], (current, caseId) => {
    const change = known.get(caseId);
    if (change === undefined || !isSame(current, change.after)) return null;
    return change.before;
  });
  transact(session.stores.desk, () => {
    for (const { caseId, before, after } of undone) {
      for (const entry of entriesOfUndo(action.accountId, caseId, before, after)) audit(session, entry);
    }
  });
  session.snoozes.arm();
  return undone.length;
}

/** What taking back comes to, told as what it does to the case. */
function entriesOfUndo(accountId: string, caseId: string, from: LocalWork, to: LocalWork): AuditEntry[] {
  const of = { accountId, caseId };
  return [
    ...(from.untrackedAt !== null && to.untrackedAt === null ? [{ action: 'case-retracked', ...of } as const] : []),
    ...(from.doneAt !== null && to.doneAt === null ? [{ action: 'case-not-done', ...of } as const] : []),
    ...(from.doneAt === null && to.doneAt !== null ? [{ action: 'case-done', ...of } as const] : []),
    ...(from.snoozedAt !== null && to.snoozedAt === null ? [{ action: 'case-woken', ...of } as const] : []),
    ...(from.snoozedAt === null && to.snoozedAt !== null
      ? [{ action: 'case-snoozed', ...of, until: to.snoozedUntil } as const]
      : []),
    ...to.tags.filter((one) => !from.tags.includes(one)).map((one) => ({ action: 'case-tagged', ...of, tag: one }) as const),
    ...from.tags.filter((one) => !to.tags.includes(one)).map((one) => ({ action: 'case-untagged', ...of, tag: one }) as const),
  ];
}

/** Writes the agent's own words about a case. An empty text takes them away. */
export function writeNote(session: Session, accountId: string, caseId: string, text: string): { savedAt: number } {
  const { stores, ports, announcer } = session;
  const before = mustFindTracked(session, accountId, caseId);
  const note = text.trim() === '' ? null : text;
  if (before.note !== note) {
    noteProjections(stores.cache, accountId, [caseId]);
    setNote(stores.desk, accountId, caseId, note);
    transact(stores.cache, () => {
      const tracked = findTracked(stores.desk, accountId, caseId);
      if (tracked !== null) projectTracked(stores, tracked);
      settleProjection(stores.cache, accountId, caseId);
    });
    audit(session, { action: 'note-changed', accountId, caseId });
    announcer.cases(accountId, [caseId]);
  }
  return { savedAt: ports.clock.now() };
}

/** Reads cases from Wise as soon as the limits allow. @returns how many */
export function refreshCases(session: Session, accountId: string, target: WorkTarget): number {
  const ids = idsOfTarget(session, accountId, target);
  const { sync } = session.runtime(accountId);
  for (const id of ids) sync.add(id);
  return ids.length;
}

function awake(before: LocalWork): LocalWork {
  return { ...before, snoozedAt: null, snoozedUntil: null };
}

async function act(
  session: Session,
  accountId: string,
  target: WorkTarget,
  change: (before: LocalWork, caseId: string) => LocalWork | null,
  entry: ((caseId: string) => AuditEntry) | null,
): Promise<Worked> {
  const changes = await applyWork(session, accountId, idsOfTarget(session, accountId, target), change);
  if (changes.length === 0) return { count: 0, undoId: null };
  if (entry !== null) {
    transact(session.stores.desk, () => {
      for (const { caseId } of changes) audit(session, entry(caseId));
    });
  }
  const undoId = session.ports.random.uuid();
  session.journal.remember(undoId, { accountId, changes });
  return { count: changes.length, undoId };
}
