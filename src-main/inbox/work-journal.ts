import type { LocalWork } from '../store/work-table.ts';

/** What one action did with one case. */
export type WorkChange = { readonly caseId: string; readonly before: LocalWork; readonly after: LocalWork };
export type WorkAction = { readonly accountId: string; readonly changes: readonly WorkChange[] };

/** Actions that can be taken back; older ones are forgotten, and all of them at the end of the session. */
const KEPT = 30;

export type WorkJournal = {
  remember(undoId: string, action: WorkAction): void;
  /** Gives an action once. */
  take(undoId: string): WorkAction | null;
};

export function createWorkJournal(): WorkJournal {
  const actions = new Map<string, WorkAction>();
  return {
    remember(undoId, action) {
      actions.set(undoId, action);
      for (const old of actions.keys()) {
        if (actions.size <= KEPT) break;
        actions.delete(old);
      }
    },
    take(undoId) {
      const action = actions.get(undoId) ?? null;
      actions.delete(undoId);
      return action;
    },
  };
}
