import type { CaseGrouping, CaseSort, ListSource } from '../../src-shared/cases.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Rows } from './list-rows.ts';

export type InboxState = Rows & {
  readonly source: ListSource;
  readonly sort: CaseSort;
  readonly grouping: CaseGrouping;
  /** Of a search: the words around the newest hit, by case. */
  readonly hits: ReadonlyMap<string, string>;
  readonly error: AppError | null;
  /** What stands in the search box over a view, and is no search yet: the list says so. */
  readonly unsearched: string;
  /** Which list the rows belong to; while one types in the search box, the rows are those of the letters before. */
  readonly shown: string;
  readonly selectedId: string | null;
  readonly selectedIndex: number;
};
