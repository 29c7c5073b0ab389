import type { CaseGrouping, CaseSort } from '../../src-shared/cases.ts';

/** The order of a list and what divides it. */
export type Arrangement = { readonly sort: CaseSort; readonly grouping: CaseGrouping };

export const SORT_NAMES: Readonly<Record<CaseSort, string>> = {
  'newest-activity': 'Newest activity',
  'oldest-waiting': 'Oldest waiting',
  due: 'Due first',
  created: 'Newest created',
};

export const GROUPING_NAMES: Readonly<Record<CaseGrouping, string>> = {
  none: 'No groups',
  status: 'By status',
  age: 'By age',
};

export const SORTS: readonly CaseSort[] = ['newest-activity', 'oldest-waiting', 'due', 'created'];
export const GROUPINGS: readonly CaseGrouping[] = ['none', 'status', 'age'];
