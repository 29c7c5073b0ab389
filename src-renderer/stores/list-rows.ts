import type { CaseRow, CaseWindow } from '../../src-shared/cases.ts';

/** Rows asked for at a time. */
export const PAGE = 50;

/** The rows of a list, as far as they are here. */
export type Rows = {
  readonly total: number | null;
  /** There is more than `total`, because a search stops somewhere. */
  readonly more: boolean;
  readonly groups: CaseWindow['groups'];
  readonly pages: ReadonlyMap<number, readonly CaseRow[]>;
};

/** A list that is known to be empty. */
export const NOTHING_FOUND: Rows = { total: 0, more: false, groups: [], pages: new Map() };
/** A list of which nothing is known yet. */
export const NO_ROWS: Rows = { total: null, more: false, groups: [], pages: new Map() };

export function rowAt({ pages }: Pick<Rows, 'pages'>, index: number): CaseRow | null {
  return pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
}

/** The number of a case among the rows that are here. */
export function indexOf({ pages }: Pick<Rows, 'pages'>, id: string): number | null {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * PAGE + at;
  }
  return null;
}
