import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditRow } from '../../src-shared/audit.ts';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { openCase } from '../ui/commands.ts';
import { formatSince } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { AUDIT_WORDS, detailWords } from './describe-audit.ts';

const ROW_HEIGHT = 36;

type AuditRowsProps = {
  readonly total: number;
  readonly rowAt: (index: number) => AuditRow | null;
  readonly ensure: (first: number, last: number) => void;
};

/** The rows of the log, newest first: only what is on screen exists. */
export function AuditRows({ total, rowAt, ensure }: AuditRowsProps) {
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
    <section ref={box} className="audit-rows" tabIndex={0} aria-label="Acts">
      <table aria-label="Audit log" aria-rowcount={total + 1}>
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
            <Row key={index} row={rowAt(index)} index={index} />
          ))}
          <Space height={below} />
        </tbody>
      </table>
    </section>
  );
}

const HEADS: readonly (readonly [name: string, width: number | null])[] = [
  ['When', 150],
  ['Who', 150],
  ['Act', 210],
  ['Case', 130],
  ['Detail', null],
];

/** The place of rows that do not exist. */
function Space({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <tr>
      <td colSpan={HEADS.length} className="audit-space" style={{ height }} />
    </tr>
  );
}

function Row({ row, index }: { readonly row: AuditRow | null; readonly index: number }) {
  const desk = useDesk();
  const now = useNow();
  const activeId = useApp((state) => state.activeId);
  const account = useApp((state) => state.accounts?.find((one) => one.id === row?.accountId)?.label ?? null);
  if (row === null) {
    return (
      <tr aria-rowindex={index + 2} className="audit-row">
        <td colSpan={HEADS.length}>
          <span className="bone audit-bone late" />
        </td>
      </tr>
    );
  }
  const { caseId } = row;
  const words = [detailWords(row, now), caseId === null ? account : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
  return (
    <tr aria-rowindex={index + 2} className="audit-row">
      <td className="numbers">
        <Time at={row.at}>{formatSince(row.at, now)}</Time>
      </td>
      <td dir="auto" title={row.who}>
        {visibleText(row.who)}
      </td>
      <td>{AUDIT_WORDS[row.action]}</td>
      <td className="numbers">
        {caseId === null ? null : row.accountId === activeId ? (
          <button type="button" className="text-button" onClick={() => openCase(desk, caseId)}>
            {caseId}
          </button>
        ) : (
          caseId
        )}
      </td>
      <td className="muted" dir="auto" title={words}>
        {words}
      </td>
    </tr>
  );
}
