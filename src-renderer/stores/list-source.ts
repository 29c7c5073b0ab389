import type { View } from '../../src-shared/cases.ts';

/** Where the rows of the list come from: a view of the local store, or a search in it. */
export type ListSource = { readonly kind: 'view'; readonly view: View } | { readonly kind: 'search'; readonly query: string };

export function sourceKey(source: ListSource): string {
  return source.kind === 'view' ? source.view : `search ${source.query}`;
}

const MIXED: readonly View[] = ['all', 'other', 'drafts'];

/** True where rows of several statuses stand together, so that each says its own. */
export function isMixed(source: ListSource): boolean {
  return source.kind !== 'view' || MIXED.includes(source.view);
}
