import { useMemo } from 'react';
import { parseQuery } from '../../src-shared/query.ts';
import { useInbox } from '../stores/hooks.ts';

const NOTHING: readonly string[] = [];

/** The words of the search on screen that are marked where they stand; none in a view. */
export function useHighlight(): readonly string[] {
  const text = useInbox((state) => (state.source.kind === 'query' ? state.source.text : ''));
  return useMemo(() => {
    if (text === '') return NOTHING;
    // Dates do not matter to what is marked, so any moment does.
    const parsed = parseQuery(text, 0);
    return parsed.ok ? parsed.query.highlight : NOTHING;
  }, [text]);
}
