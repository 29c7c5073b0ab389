import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

const ROW_HEIGHT = 36;

/** A column's name and its width in pixels; null takes what is left. */
export type Head = readonly [name: string, width: number | null];

type WindowedTableProps = {
  /** Of the region that scrolls, and of the table in it. */
  readonly region: string;
  readonly name: string;
  readonly className?: string;
  readonly heads: readonly Head[];
  readonly total: number;
  /** Sees to it that these rows are here, or are on their way. */
  readonly ensure: (first: number, last: number) => void;
  /** A row as its cells in a `<tr>` with this `aria-rowindex`; see `MissingRow` for one that is on its way. */
  readonly row: (index: number, ariaRowIndex: number) => ReactNode;
};

/** A table of any length: only what is on screen exists. */
export function WindowedTable({ region, name, className = '', heads, total, ensure, row }: WindowedTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // Without a layout (in tests) the first screen is shown.
    initialRect: { width: 900, height: 700 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => ensure(first, last));
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section ref={box} className={`audit-rows ${className}`.trim()} tabIndex={0} aria-label={region}>
      <table aria-label={name} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map(([head, width]) => (
              <th key={head} scope="col" style={width === null ? {} : { width }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={above} columns={heads.length} />
          {items.map(({ index }) => row(index, index + 2))}
          <Space height={below} columns={heads.length} />
        </tbody>
      </table>
    </section>
  );
}

/** The place of rows that do not exist. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height === 0 ? null : (
    <tr>
      <td colSpan={columns} className="audit-space" style={{ height }} />
    </tr>
  );
}

/** A row that is on its way. */
export function MissingRow({ at, columns }: { readonly at: number; readonly columns: number }) {
  return (
    <tr aria-rowindex={at}>
      <td colSpan={columns}>
        <span className="bone audit-bone late" />
      </td>
    </tr>
  );
}
