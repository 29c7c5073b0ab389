/** A group of the list as the core counts it. */
export type ListGroup = { readonly key: string; readonly count: number };

/** What stands in one place of the list: a heading, or a case by its number among all cases. */
export type ListItem =
  | { readonly kind: 'heading'; readonly group: ListGroup; readonly first: number }
  | { readonly kind: 'row'; readonly index: number; readonly group: ListGroup | null };

/** How a list is laid out: headings stand between the rows and take places of their own. */
export type ListLayout = {
  readonly length: number;
  itemAt(place: number): ListItem;
  /** The place of the case with this number. */
  placeOf(index: number): number;
};

/** @param groups in the order of the list, summing up to `total`; none: no headings. */
export function layoutOf(groups: readonly ListGroup[], total: number): ListLayout {
  if (groups.length === 0) {
    return { length: total, itemAt: (place) => ({ kind: 'row', index: place, group: null }), placeOf: (index) => index };
  }
  let index = 0;
  const starts = groups.map((group, number) => {
    const start = { group, first: index, place: index + number };
    index += group.count;
    return start;
  });
  return {
    length: total + groups.length,
    itemAt(place) {
      const start = starts.findLast((one) => one.place <= place) ?? starts[0];
      if (start === undefined) return { kind: 'row', index: place, group: null };
      if (start.place === place) return { kind: 'heading', group: start.group, first: start.first };
      return { kind: 'row', index: start.first + place - start.place - 1, group: start.group };
    },
    placeOf(wanted) {
      const number = starts.findLastIndex((one) => one.first <= wanted);
      return wanted + Math.max(0, number) + 1;
    },
  };
}

const AGES: Readonly<Record<string, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'This week',
  month: 'This month',
  older: 'Older',
};

/** What a group is called: its age, or the raw status. */
export function groupName(key: string): string {
  return AGES[key] ?? (key === '' ? 'Not read yet' : key);
}
