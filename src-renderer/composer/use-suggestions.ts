import { useEffect, useMemo, useState } from 'react';
import type { Placeholder } from '../../src-shared/placeholders.ts';
import type { SavedReplySummary } from '../../src-shared/replies.ts';
import { findReplies } from '../replies/find-replies.ts';
import { useDesk, useReplies } from '../stores/hooks.ts';
import { placeAt } from './fill-places.ts';
import { slashAt } from './slash.ts';

/** More than these are found by typing. */
const MOST_SHOWN = 50;

export type Caret = { readonly start: number; readonly end: number };

/** What the list over the field offers for the place from `start` to `end`. */
export type Suggestions = Caret &
  (
    | { readonly kind: 'replies'; readonly options: readonly SavedReplySummary[] }
    | { readonly kind: 'choices'; readonly name: string; readonly options: readonly string[] }
  );

const keyOf = ({ kind, start }: Suggestions) => `${kind} ${start}`;

/** Saved replies after a `/` that begins a line, or the choices of the place that is chosen. */
export function useSuggestions(text: string, caret: Caret, places: readonly Placeholder[], focused: boolean) {
  const desk = useDesk();
  const replies = useReplies((state) => state.replies);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [at, setAt] = useState(0);

  const slash = useMemo(() => (caret.start === caret.end ? slashAt(text, caret.start) : null), [text, caret]);
  const wanted = slash !== null && replies === null;
  useEffect(() => {
    if (wanted) void desk.replies.load();
  }, [desk, wanted]);

  const found = useMemo<Suggestions | null>(() => {
    if (slash !== null) {
      const options = findReplies(replies ?? [], slash.query).slice(0, MOST_SHOWN);
      return options.length === 0 ? null : { kind: 'replies', start: slash.start, end: slash.end, options };
    }
    const place = placeAt(places, caret);
    if (place === null || place.choices.length === 0) return null;
    return { kind: 'choices', start: place.start, end: place.end, name: place.name, options: place.choices };
  }, [slash, replies, places, caret]);

  const key = found === null ? null : keyOf(found);
  // Once the place is left, a slash at the same place is a new one.
  useEffect(() => {
    if (key === null && slash === null) setDismissed(null);
  }, [key, slash]);
  const query = slash?.query ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the best hit of other words is another one
  useEffect(() => setAt(0), [key, query]);

  const shown = focused && key !== dismissed ? found : null;
  const count = shown?.options.length ?? 0;
  useEffect(() => {
    if (count > 0) desk.ui.announce(count === 1 ? '1 suggestion' : `${count} suggestions`);
  }, [desk, count]);

  return {
    shown,
    active: Math.min(at, Math.max(0, count - 1)),
    setActive: setAt,
    move: (by: number) => setAt((now) => (Math.min(now, count - 1) + by + count) % count),
    dismiss: () => setDismissed(key),
  };
}
