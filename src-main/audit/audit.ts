import type { AuditAction } from '../../src-shared/audit.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Ports } from '../ports.ts';
import { changeAuditDetail, hasRecentRow, insertAuditRow, type NewAuditRow } from '../store/audit-table.ts';
import { readSettings } from '../store/settings-table.ts';
import type { Stores } from '../store/stores.ts';

type OfCase = { readonly accountId: string; readonly caseId: string };

/** What was done with one case. */
export type CaseAct =
  | (OfCase & {
      readonly action:
        | 'case-tracked'
        | 'case-untracked'
        | 'case-retracked'
        | 'case-created'
        | 'case-done'
        | 'case-not-done'
        | 'case-woken'
        | 'note-changed';
    })
  | (OfCase & { readonly action: 'case-snoozed'; readonly until: number | null })
  | (OfCase & { readonly action: 'case-tagged' | 'case-untagged'; readonly tag: string });

/** The same with many cases at once: it counts them, and names a few. */
export type BulkAct = {
  readonly action: CaseAct['action'];
  readonly accountId: string;
  readonly caseId: null;
  readonly cases: number;
  readonly named: readonly string[];
  readonly until?: number | null;
  readonly tag?: string;
};

/**
 * An act, with what may be told of it. No member has room for words of a case, a note, a reply or a token: what is typed in
 * is an id, a count, a key of a setting, a host, or the agent's own label.
 */
export type AuditEntry =
  | {
      readonly action: 'account-connected' | 'signed-in' | 'signed-out' | 'secret-left' | 'secret-removed';
      readonly accountId: string;
    }
  | {
      readonly action: 'account-removed';
      readonly accountId: string;
      /** The account is gone, so its name stands here. */
      readonly label: string;
      readonly cases: number;
      readonly drafts: number;
      readonly notes: number;
    }
  | CaseAct
  | BulkAct
  | {
      readonly action: 'import-started' | 'import-ended' | 'import-cancelled';
      readonly accountId: string;
      readonly rows: number;
    }
  | {
      readonly action: 'send-queued' | 'send-undone' | 'send-confirmed' | 'send-rejected' | 'send-doubtful' | 'send-reviewed';
      readonly accountId: string;
      readonly caseId: string | null;
      readonly outboxId: string;
      /** What was decided about it, where it was reviewed. */
      readonly decision?: 'look-again' | 'send-again' | 'discard';
    }
  | (OfCase & { readonly action: 'thread-exported'; readonly format: 'markdown' | 'html' | 'pdf' | 'print' })
  | { readonly action: 'list-exported'; readonly accountId: string; readonly format: string }
  | { readonly action: 'overview-exported'; readonly accountId: string; readonly format: string }
  | { readonly action: 'audit-exported' | 'backup-made' }
  | { readonly action: 'backup-restored'; readonly cases: number }
  | { readonly action: 'settings-changed'; readonly keys: readonly string[] }
  | { readonly action: 'link-opened'; readonly host: string }
  | {
      readonly action: 'saved-view-changed' | 'saved-reply-changed' | 'template-changed';
      readonly id: string;
      /** `saved`: added or changed. */
      readonly change: 'added' | 'changed' | 'saved' | 'removed';
    }
  | { readonly action: 'saved-replies-imported'; readonly replies: number }
  | {
      readonly action:
        | 'support-mail-opened'
        | 'support-mail-saved'
        | 'emergency-begun'
        | 'emergency-ended'
        | 'emergency-exported';
      readonly accountId: string | null;
      readonly requestId: string;
    }
  | {
      readonly action: 'support-marked';
      readonly accountId: string | null;
      readonly requestId: string;
      readonly state: string;
    };

const MINUTE = 60_000;
/** What is saved while one types, or turns a setting to and fro, is one act a sitting, and not one a pause. How long one is. */
const SITTINGS: ReadonlyMap<AuditAction, number> = new Map<AuditAction, number>([
  ['saved-reply-changed', 10 * MINUTE],
  ['template-changed', 10 * MINUTE],
  ['note-changed', 10 * MINUTE],
  ['settings-changed', MINUTE],
]);

/** What writing needs: a whole session fits, and so does what an engine has. */
export type AuditPlace = { readonly stores: Pick<Stores, 'desk'>; readonly ports: Pick<Ports, 'clock' | 'facts' | 'log'> };

/**
 * Notes an act of this workstation in the local log. Within a transaction of the desk it stands or falls with the act; after
 * one, a disk that refuses is told to the technical log, because the act itself has happened and must not look undone.
 * @returns the row; null where the log has told of this act already, or can not
 */
export function audit(place: AuditPlace, entry: AuditEntry): NewAuditRow | null {
  const { stores, ports } = place;
  const { desk } = stores;
  try {
    const { agentName } = readSettings(desk);
    const row: NewAuditRow = {
      at: ports.clock.now(),
      who: agentName.trim() === '' ? ports.facts.userName : agentName.trim(),
      action: entry.action,
      accountId: 'accountId' in entry ? entry.accountId : null,
      caseId: 'caseId' in entry ? entry.caseId : null,
      detail: detailOf(entry),
    };
    const sitting = SITTINGS.get(entry.action);
    if (sitting !== undefined && hasRecentRow(desk, row, sitting)) return null;
    insertAuditRow(desk, row);
    return row;
  } catch (cause) {
    if (desk.inTransaction || !(cause instanceof AppFailure)) throw cause;
    ports.log.write('error', 'audit-not-written', { action: entry.action, why: cause.error.kind });
    return null;
  }
}

/** Lets a row tell of more of the same act, which is still being done. */
export function amendAudit({ stores }: Pick<AuditPlace, 'stores'>, row: NewAuditRow, entry: BulkAct): NewAuditRow {
  const amended = { ...row, detail: detailOf(entry) };
  changeAuditDetail(stores.desk, row, amended.detail);
  return amended;
}

const LONGEST_DETAIL = 300;

function detailOf(entry: AuditEntry): string | null {
  if (entry.action === 'account-removed') {
    return `cases ${entry.cases}, drafts ${entry.drafts}, notes ${entry.notes}: ${entry.label}`.slice(0, LONGEST_DETAIL);
  }
  const parts: readonly (string | number)[] = [
    ...('named' in entry ? [`${entry.cases} cases (${entry.named.join(', ')} …)`] : []),
    ...('until' in entry && entry.until !== undefined
      ? [entry.until === null ? 'until Wise answers' : new Date(entry.until).toISOString()]
      : []),
    ...('tag' in entry && entry.tag !== undefined ? [entry.tag] : []),
    ...('rows' in entry ? [entry.rows] : []),
    ...('outboxId' in entry ? [entry.outboxId] : []),
    ...('decision' in entry && entry.decision !== undefined ? [entry.decision] : []),
    ...('format' in entry ? [entry.format] : []),
    ...('cases' in entry && !('named' in entry) ? [entry.cases] : []),
    ...('replies' in entry ? [entry.replies] : []),
    ...('keys' in entry ? [entry.keys.join(', ')] : []),
    ...('host' in entry ? [entry.host] : []),
    ...('requestId' in entry ? [entry.requestId] : []),
    ...('state' in entry ? [entry.state] : []),
    ...('change' in entry ? [entry.change, entry.id] : []),
  ];
  return parts.length === 0 ? null : parts.join(' ').slice(0, LONGEST_DETAIL);
}
