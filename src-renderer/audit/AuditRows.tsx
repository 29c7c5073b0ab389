import type { AuditRow } from '../../src-shared/audit.ts';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { openCase } from '../ui/commands.ts';
import { formatSince } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { type Head, MissingRow, WindowedTable } from '../ui/WindowedTable.tsx';
import { AUDIT_WORDS, detailWords } from './describe-audit.ts';

type AuditRowsProps = {
  readonly total: number;
  readonly rowAt: (index: number) => AuditRow | null;
  readonly ensure: (first: number, last: number) => void;
};

const HEADS: readonly Head[] = [
  ['When', 150],
  ['Who', 150],
  ['Act', 210],
  ['Case', 130],
  ['Detail', null],
];

/** The rows of the log, newest first. */
export function AuditRows({ total, rowAt, ensure }: AuditRowsProps) {
  return (
    <WindowedTable
      region="Acts"
      name="Audit log"
      heads={HEADS}
      total={total}
      ensure={ensure}
      row={(index, at) => <Row key={index} row={rowAt(index)} at={at} />}
    />
  );
}

function Row({ row, at }: { readonly row: AuditRow | null; readonly at: number }) {
  const desk = useDesk();
  const now = useNow();
  const activeId = useApp((state) => state.activeId);
  const account = useApp((state) => state.accounts?.find((one) => one.id === row?.accountId)?.label ?? null);
  if (row === null) return <MissingRow at={at} columns={HEADS.length} />;
  const { caseId } = row;
  const words = [detailWords(row, now), caseId === null ? account : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
  return (
    <tr aria-rowindex={at} className="audit-row">
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
