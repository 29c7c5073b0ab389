import type { NewAuditRow } from '../store/audit-table.ts';
import { type AuditEntry, type AuditPlace, amendAudit, audit, type BulkAct, type CaseAct } from './audit.ts';

/** Up to so many cases have a row each, so that the log of one case tells of it; more would bury everything else. */
const ONE_BY_ONE = 20;
/** Ids that stand for all of them. */
const NAMED = 5;

/** The act without its case: what is the same for all cases of a bulk. */
function kindOf({ caseId: _, ...kind }: CaseAct): string {
  return JSON.stringify(kind);
}

function joined(before: BulkAct | undefined, act: CaseAct): BulkAct {
  const named = before?.named ?? [];
  return {
    ...act,
    caseId: null,
    cases: (before?.cases ?? 0) + 1,
    named: named.length < NAMED ? [...named, act.caseId] : named,
  };
}

/** The same act with many cases as one that counts them; with few, as they are. */
export function gatherActs(acts: readonly CaseAct[]): readonly AuditEntry[] {
  if (acts.length <= ONE_BY_ONE) return acts;
  const gathered = new Map<string, BulkAct>();
  for (const act of acts) gathered.set(kindOf(act), joined(gathered.get(kindOf(act)), act));
  return [...gathered.values()];
}

export type BulkLog = { note(acts: readonly CaseAct[]): void };

/**
 * For work that goes in batches: one row for each kind of act, which is written with the first batch and counts on with the
 * others, in the transaction of each. So it tells of exactly what was done, also where the work ends in the middle.
 * @param cases that are to be worked on
 */
export function createBulkLog(place: AuditPlace, cases: number): BulkLog {
  const written = new Map<string, { readonly act: BulkAct; readonly row: NewAuditRow }>();
  return {
    note(acts) {
      if (cases <= ONE_BY_ONE) {
        for (const act of acts) audit(place, act);
        return;
      }
      const grown = new Map<string, BulkAct>();
      for (const act of acts) {
        const kind = kindOf(act);
        grown.set(kind, joined(grown.get(kind) ?? written.get(kind)?.act, act));
      }
      for (const [kind, act] of grown) {
        const before = written.get(kind);
        const row = before === undefined ? audit(place, act) : amendAudit(place, before.row, act);
        if (row !== null) written.set(kind, { act, row });
      }
    },
  };
}
