import { viewOf } from '../../src-shared/cases.ts';
import { type Overview, STATUS_GROUPS, type StatusGroup } from '../../src-shared/overview.ts';
import { type Days, indexOfDay } from './calendar.ts';

export type SeenStatus = { readonly caseId: string; readonly to: string; readonly seenAt: number };

/**
 * Where the cases stood at the end of each day, from the changes that this computer saw. Changes of one case come one after
 * the other, oldest first; a case counts from the day on which its status was seen for the first time.
 */
export type StatusHistory = {
  add(change: SeenStatus): void;
  byDay(): Overview['statuses'];
};

export function createStatusHistory(days: Days): StatusHistory {
  const steps = new Map<StatusGroup, number[]>(STATUS_GROUPS.map((group) => [group, days.names.map(() => 0)]));
  let lastCase: string | null = null;
  let lastGroup: StatusGroup | null = null;

  function step(group: StatusGroup, day: number, by: number): void {
    const row = steps.get(group);
    if (row !== undefined) row[day] = (row[day] ?? 0) + by;
  }

  return {
    add({ caseId, to, seenAt }) {
      // What was before the first day is where that day begins.
      const day = Math.max(0, indexOfDay(days, seenAt));
      if (caseId === lastCase && lastGroup !== null) step(lastGroup, day, -1);
      lastCase = caseId;
      lastGroup = viewOf(to);
      step(lastGroup, day, 1);
    },
    byDay() {
      const standing = new Map<StatusGroup, number>();
      const groupsOf = (index: number) => {
        for (const group of STATUS_GROUPS) standing.set(group, (standing.get(group) ?? 0) + (steps.get(group)?.[index] ?? 0));
        const of = (group: StatusGroup) => standing.get(group) ?? 0;
        return {
          'needs-action': of('needs-action'),
          'with-wise': of('with-wise'),
          creating: of('creating'),
          solved: of('solved'),
          closed: of('closed'),
          other: of('other'),
        };
      };
      return days.names.map((day, index) => ({ day, counts: groupsOf(index) }));
    },
  };
}
