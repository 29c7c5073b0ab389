import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RequestRow } from '../../src-shared/requests.ts';
import { useNow } from '../stores/hooks.ts';
import { formatSince } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { formatTook, outcomeName } from './request-words.ts';

const ROW_HEIGHT = 36;

type RequestRowsProps = {
  readonly total: number;
  readonly openId: number | null;
  readonly rowAt: (index: number) => RequestRow | null;
  readonly ensure: (first: number, last: number) => void;
  readonly onOpen: (id: number) => void;
};

const HEADS: readonly (readonly [name: string, width: number | null])[] = [
  ['When', 130],
  ['Call', null],
  ['Status', 70],
  ['Outcome', 140],
  ['Took', 80],
];

/** Calls, newest first: only what is on screen exists. */
export function RequestRows({ total, openId, rowAt, ensure, onOpen }: RequestRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const now = useNow();
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
    <section ref={box} className="audit-rows requests-rows" tabIndex={0} aria-label="Calls">
      <table aria-label="Request log" aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {HEADS.map(([name, width]) => (
              <th key={name} scope="col" style={width === null ? {} : { width }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={above} />
          {items.map(({ index }) => (
            <Row key={index} row={rowAt(index)} index={index} now={now} isOpen={rowAt(index)?.id === openId} onOpen={onOpen} />
          ))}
          <Space height={below} />
        </tbody>
      </table>
    </section>
  );
}

/** The place of rows that do not exist. */
function Space({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <tr>
      <td colSpan={HEADS.length} className="audit-space" style={{ height }} />
    </tr>
  );
}

type RowProps = {
  readonly row: RequestRow | null;
  readonly index: number;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: (id: number) => void;
};

function Row({ row, index, now, isOpen, onOpen }: RowProps) {
  if (row === null) {
    return (
      <tr aria-rowindex={index + 2}>
        <td colSpan={HEADS.length}>
          <span className="bone audit-bone late" />
        </td>
      </tr>
    );
  }
  const failed = row.outcome !== 'ok';
  return (
    <tr aria-rowindex={index + 2} className={isOpen ? 'request-open' : undefined}>
      <td className="numbers">
        <Time at={row.at}>{formatSince(row.at, now)}</Time>
      </td>
      <td>
        <button
          type="button"
          className="text-button mono request-path"
          aria-pressed={isOpen}
          title={row.path}
          onClick={() => onOpen(row.id)}
        >
          {row.method} {row.path}
        </button>
      </td>
      <td className="numbers">{row.status ?? '–'}</td>
      <td className={failed ? 'request-failed' : 'muted'}>{outcomeName(row.outcome)}</td>
      <td className="numbers muted">{formatTook(row.durationMs)}</td>
    </tr>
  );
}
