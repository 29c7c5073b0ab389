import type { ListSource, View } from '../../src-shared/cases.ts';
import { isSearch } from '../search/is-search.ts';

export function sourceKey(source: ListSource): string {
  return source.kind === 'view' ? source.view : `query ${source.text}`;
}

const MIXED: readonly View[] = ['all', 'other', 'drafts', 'unread', 'snoozed', 'done'];

/** True where rows of several statuses stand together, so that each says its own. */
export function isMixed(source: ListSource): boolean {
  return source.kind !== 'view' || MIXED.includes(source.view);
}

/** What is still being typed is no question: an answer to it would be about nearly everything. */
export function canBeAsked(source: ListSource): boolean {
  return source.kind === 'view' || isSearch(source.text);
}
