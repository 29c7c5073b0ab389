import type { Placeholder } from '../../src-shared/placeholders.ts';

type Caret = { readonly start: number; readonly end: number };

/** The place that Tab goes to from here, or Shift+Tab; null where the key leaves the text as it does elsewhere. */
export function nextPlace(places: readonly Placeholder[], caret: Caret, backwards: boolean): Placeholder | null {
  if (backwards) return places.findLast((place) => place.end <= caret.start && !isAt(place, caret)) ?? null;
  return places.find((place) => place.start >= caret.end && !isAt(place, caret)) ?? null;
}

/** The place that is chosen whole, if one is. */
export function placeAt(places: readonly Placeholder[], caret: Caret): Placeholder | null {
  return places.find((place) => isAt(place, caret)) ?? null;
}

function isAt(place: Placeholder, caret: Caret): boolean {
  return place.start === caret.start && place.end === caret.end;
}
