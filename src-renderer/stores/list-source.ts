import type { View } from '../../src-shared/cases.ts';

/** Where the rows of the list come from: a view of the local store, its drafts, or a search in it. */
export type ListSource =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'drafts' }
  | { readonly kind: 'search'; readonly query: string };

export function sourceKey(source: ListSource): string {
  return source.kind === 'view' ? source.view : source.kind === 'drafts' ? 'drafts' : `search ${source.query}`;
}

/** True where rows of several statuses stand together, so that each says its own. */
export function isMixed(source: ListSource): boolean {
  return source.kind !== 'view' || source.view === 'all' || source.view === 'other';
}
