import type { RequestRow } from '../../src-shared/requests.ts';
import { useNow } from '../stores/hooks.ts';
import { formatSince } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { type Head, MissingRow, WindowedTable } from '../ui/WindowedTable.tsx';
import { formatTook, outcomeName } from './request-words.ts';

type RequestRowsProps = {
  readonly total: number;
  readonly openId: number | null;
  readonly rowAt: (index: number) => RequestRow | null;
  readonly ensure: (first: number, last: number) => void;
  readonly onOpen: (id: number) => void;
};

const HEADS: readonly Head[] = [
  ['When', 130],
  ['Call', null],
  ['Status', 70],
  ['Outcome', 140],
  ['Took', 80],
];

/** Calls, newest first. */
export function RequestRows({ total, openId, rowAt, ensure, onOpen }: RequestRowsProps) {
  const now = useNow();
  return (
    <WindowedTable
      region="Calls"
      name="Request log"
      className="requests-rows"
      heads={HEADS}
      total={total}
      ensure={ensure}
      row={(index, at) => (
        <Row key={index} row={rowAt(index)} at={at} now={now} isOpen={rowAt(index)?.id === openId} onOpen={onOpen} />
      )}
    />
  );
}

type RowProps = {
  readonly row: RequestRow | null;
  readonly at: number;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: (id: number) => void;
};

function Row({ row, at, now, isOpen, onOpen }: RowProps) {
  if (row === null) return <MissingRow at={at} columns={HEADS.length} />;
  const failed = row.outcome !== 'ok';
  return (
    <tr aria-rowindex={at} className={isOpen ? 'request-open' : undefined}>
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
