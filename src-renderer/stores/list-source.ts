import type { CaseRow, View } from '../../src-shared/cases.ts';

/** Where the rows of the list come from: a view of the local store, or a look through it for something. */
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

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word of the query stands somewhere in what a row shows. */
export function rowMatches(row: CaseRow, query: string): boolean {
  const hay = fold([row.id, row.subject, row.externalId, row.status, row.newest?.text].filter((part) => part != null).join('\n'));
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => hay.includes(word));
}
