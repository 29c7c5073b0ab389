import type { ListSource } from '../../src-shared/cases.ts';
import type { WorkTarget } from '../../src-shared/work.ts';

/** Cases that are marked to do something with all of them: named ones, or a whole list but some. */
export type Marks =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NO_MARKS: Marks = { kind: 'some', ids: new Set() };

export function isMarked(marks: Marks, id: string): boolean {
  return marks.kind === 'some' ? marks.ids.has(id) : !marks.except.has(id);
}

/** How many of a list of `total` are marked. */
export function countMarks(marks: Marks, total: number): number {
  return marks.kind === 'some' ? marks.ids.size : Math.max(0, total - marks.except.size);
}

/** The marks with one of them turned. */
export function withTurned(marks: Marks, id: string): Marks {
  const turn = (ids: ReadonlySet<string>) =>
    ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]);
  return marks.kind === 'some' ? { kind: 'some', ids: turn(marks.ids) } : { kind: 'all', except: turn(marks.except) };
}

/** The marks with these as well. */
export function withMarked(marks: Marks, ids: readonly string[]): Marks {
  if (marks.kind === 'some') return { kind: 'some', ids: new Set([...marks.ids, ...ids]) };
  return { kind: 'all', except: new Set([...marks.except].filter((id) => !ids.includes(id))) };
}

/** What the core is asked to do something with; null where nothing is marked. */
export function targetOf(marks: Marks, source: ListSource): WorkTarget | null {
  if (marks.kind === 'all') return { kind: 'source', source, except: [...marks.except] };
  return marks.ids.size === 0 ? null : { kind: 'ids', ids: [...marks.ids] };
}
