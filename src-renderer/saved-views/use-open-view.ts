import type { CountedView } from '../../src-shared/work.ts';
import { useInbox, useViews } from '../stores/hooks.ts';

/** The saved view on screen, and whether search, order or groups were changed since it was opened. */
export function useOpenView(): { readonly view: CountedView; readonly changed: boolean } | null {
  const view = useViews((state) => state.views?.find((one) => one.id === state.openId));
  const source = useInbox((state) => state.source);
  const sort = useInbox((state) => state.sort);
  const grouping = useInbox((state) => state.grouping);
  if (view === undefined || source.kind !== 'query') return null;
  return { view, changed: source.text.trim() !== view.query || sort !== view.sort || grouping !== view.grouping };
}
