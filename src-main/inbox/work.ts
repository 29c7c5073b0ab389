import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AppError, AppFailure } from '../../src-shared/errors.ts';
import { MAX_TAGS, type Undone, type Worked, type WorkTarget } from '../../src-shared/work.ts';
import { audit } from '../audit/audit.ts';
import { createBulkLog } from '../audit/bulk-acts.ts';
import type { Session } from '../session.ts';
import { transact } from '../store/database.ts';
import { entryBeforeNewestByOthers, newestEntry } from '../store/entries-table.ts';
import { casesWithOpenSends } from '../store/outbox-table.ts';
import { noteProjections, settleProjection } from '../store/projections-table.ts';
import { findTracked } from '../store/register-table.ts';
import { type LocalWork, readTags, setNote } from '../store/work-table.ts';
import { projectTracked } from '../sync/project-desk.ts';
import { type Applied, applyWork, type Work } from './apply-work.ts';
import { idsOfTarget } from './list-cases.ts';
import { mustFindTracked } from './register.ts';
import { entriesOfWork } from './work-entries.ts';
import type { WorkChange } from './work-journal.ts';

const PARTNER = 'PARTNER';
/** Cases a turn, where they are only looked at. */
const LOOKED_AT_ONCE = 500;

/** Through with these until there is news of them, or not through after all. */
export function setDone(session: Session, accountId: string, target: WorkTarget, done: boolean): Promise<Worked> {
  const now = session.ports.clock.now();
  return act(session, accountId, idsOfTarget(session, accountId, target), (before) => {
    if (!done) return { ...before, doneAt: null };
    return before.doneAt === null ? { ...awake(before), doneAt: now } : null;
  });
}

/** @param until milliseconds; null: until Wise answers */
export async function snooze(session: Session, accountId: string, target: WorkTarget, until: number | null): Promise<Worked> {
  const now = session.ports.clock.now();
  if (until !== null && until <= now) {
    throw new AppFailure({ kind: 'invalid-field', field: 'until', message: 'That time has passed. Choose one that is to come.' });
  }
  const ids = idsOfTarget(session, accountId, target);
  const worked = await act(session, accountId, ids, (before) => ({
    ...before,
    doneAt: null,
    snoozedAt: now,
    snoozedUntil: until,
  }));
  session.snoozes.arm();
  return worked;
}

export function unsnooze(session: Session, accountId: string, target: WorkTarget): Promise<Worked> {
  return act(session, accountId, idsOfTarget(session, accountId, target), awake);
}

/**
 * Adds and takes away tags; upper and lower case are the same tag, in the spelling that was there first.
 * @throws AppFailure `invalid-field` where one of the cases would have too many; none of them is changed then
 */
export async function tag(
  session: Session,
  accountId: string,
  target: WorkTarget,
  add: readonly string[],
  remove: readonly string[],
): Promise<Worked> {
  const ids = idsOfTarget(session, accountId, target);
  for (const [index, caseId] of ids.entries()) {
    if (index > 0 && index % LOOKED_AT_ONCE === 0) await nextTurn();
    const before = readTags(session.stores.desk, accountId, caseId);
    const after = retagged(before, add, remove);
    if (after.length > MAX_TAGS && after.length > before.length) {
      throw new AppFailure({ kind: 'invalid-field', field: 'add', message: `A case can have ${MAX_TAGS} tags at most.` });
    }
  }
  return act(session, accountId, ids, (before) => ({ ...before, tags: retagged(before.tags, add, remove) }));
}

function retagged(before: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const tags = new Map(before.map((one) => [one.toLowerCase(), one]));
  for (const one of remove) tags.delete(one.toLowerCase());
  for (const one of add) if (!tags.has(one.toLowerCase())) tags.set(one.toLowerCase(), one);
  return [...tags.values()].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
}

/** Unread from Wise's newest entry on; or read to the end. */
export function setUnreadMark(session: Session, accountId: string, target: WorkTarget, unread: boolean): Promise<Worked> {
  const { cache } = session.stores;
  return act(session, accountId, idsOfTarget(session, accountId, target), (before, caseId) => {
    if (!unread) return { ...before, readUpTo: newestEntry(cache, accountId, caseId)?.id ?? before.readUpTo };
    const found = entryBeforeNewestByOthers(cache, accountId, caseId, PARTNER);
    return found === null ? null : { ...before, readUpTo: found.before };
  });
}

/** Takes cases off the list, all or none. @throws AppFailure `sends-open` */
export async function untrack(session: Session, accountId: string, target: WorkTarget): Promise<Worked> {
  const ids = idsOfTarget(session, accountId, target);
  const open = casesWithOpenSends(session.stores.desk, accountId, ids);
  if (open.length > 0) throw new AppFailure({ kind: 'sends-open', caseIds: open });
  const now = session.ports.clock.now();
  return act(session, accountId, ids, (before) => ({ ...before, untrackedAt: now }));
}

/** Takes an action back, case by case, where nothing newer was done to it. What is stopped in the middle can be asked for again. */
export async function undoWork(session: Session, undoId: string): Promise<Undone> {
  const action = session.journal.take(undoId);
  if (action === null) return { count: 0, stopped: null };
  const known = new Map(action.changes.map((change) => [change.caseId, change]));
  const { changes, failure } = await applyWork(session, {
    accountId: action.accountId,
    caseIds: [...known.keys()],
    change(current, caseId) {
      const change = known.get(caseId);
      return change === undefined ? null : takenBack(current, change);
    },
    note: noteInLog(session, action.accountId, known.size),
  });
  // What was taken back already is found as it is then, and left.
  if (failure !== null) session.journal.remember(undoId, action);
  session.snoozes.arm();
  return { count: changes.length, stopped: stoppedBy(session, failure) };
}

/**
 * Each thing that the action changed goes back where nobody changed that very thing since. That a case was read meanwhile, say, is no
 * reason to leave it done.
 */
function takenBack(current: LocalWork, { before, after }: WorkChange): LocalWork {
  const isState = after.doneAt !== before.doneAt || after.snoozedAt !== before.snoozedAt;
  const isStateStill =
    current.doneAt === after.doneAt && current.snoozedAt === after.snoozedAt && current.snoozedUntil === after.snoozedUntil;
  const { doneAt, snoozedAt, snoozedUntil } = isState && isStateStill ? before : current;
  const back = <T>(now: T, was: T, became: T): T => (JSON.stringify(now) === JSON.stringify(became) ? was : now);
  return {
    ...current,
    doneAt,
    snoozedAt,
    snoozedUntil,
    tags: back(current.tags, before.tags, after.tags),
    readUpTo: back(current.readUpTo, before.readUpTo, after.readUpTo),
    untrackedAt: back(current.untrackedAt, before.untrackedAt, after.untrackedAt),
  };
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
  caseIds: readonly string[],
  change: (before: LocalWork, caseId: string) => LocalWork | null,
): Promise<Worked> {
  const { changes, failure } = await applyWork(session, {
    accountId,
    caseIds,
    change,
    note: noteInLog(session, accountId, caseIds.length),
  });
  if (changes.length === 0) {
    if (failure !== null) throw failure.cause;
    return { count: 0, undoId: null, stopped: null };
  }
  const undoId = session.ports.random.uuid();
  session.journal.remember(undoId, { accountId, changes });
  return { count: changes.length, undoId, stopped: stoppedBy(session, failure) };
}

/** Why not all of it was done, as an answer: what was done must be told as well, and be taken back if the person wishes. */
function stoppedBy(session: Session, failure: Applied['failure']): AppError | null {
  if (failure === null) return null;
  if (failure.cause instanceof AppFailure) return failure.cause.error;
  return { kind: 'unexpected', reference: session.ports.log.bug(failure.cause, 'bulk-work') };
}

function noteInLog(session: Session, accountId: string, cases: number): Work['note'] {
  const log = createBulkLog(session, cases);
  return (changes) => log.note(changes.flatMap(({ caseId, before, after }) => entriesOfWork(accountId, caseId, before, after)));
}
