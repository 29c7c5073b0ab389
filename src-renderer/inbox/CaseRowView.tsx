import { CircleSlash, Clock, PencilLine, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { CaseRow } from '../../src-shared/cases.ts';
import { formatAbsolute, formatAge } from '../ui/format-time.ts';
import { StatusChip } from '../ui/StatusChip.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { newestLine, outboxWords, titleOf, troubleWords } from './row-words.ts';

type Props = { readonly row: CaseRow; readonly mixed: boolean; readonly now: number; readonly hit: string | undefined };

/** What the row says, and no more. Age is the only thing in it that changes by itself. */
export const CaseRowView = memo(function CaseRowView({ row, mixed, now, hit }: Props) {
  return (
    <>
      <span className="row-first">
        {row.unread ? <span className="row-dot" role="img" aria-label="Unread" /> : null}
        <span className="row-title" dir="auto">
          {titleOf(row)}
        </span>
        <span className="row-age numbers" title={formatAbsolute(row.activityAt)}>
          {formatAge(row.activityAt, now)}
        </span>
      </span>
      <span className="row-newest" dir="auto">
        {hit === undefined ? newestLine(row) : visibleText(hit)}
      </span>
      <span className="row-third">
        {mixed ? <StatusChip status={row.status} /> : null}
        <span className="row-id mono">{row.id}</span>
        {row.trouble === null ? null : (
          <span className="row-trouble">
            <CircleSlash aria-hidden="true" />
            {troubleWords(row.trouble)}
          </span>
        )}
        <RowMark row={row} />
      </span>
    </>
  );
});

function RowMark({ row }: { readonly row: CaseRow }) {
  if (row.outbox === 'needs-you') {
    return (
      <span className="row-mark row-mark-bad">
        <TriangleAlert aria-hidden="true" />
        {outboxWords(row.outbox)}
      </span>
    );
  }
  if (row.outbox !== 'none') {
    return (
      <span className="row-mark">
        <Clock aria-hidden="true" />
        {outboxWords(row.outbox)}
      </span>
    );
  }
  if (!row.draft) return null;
  return (
    <span className="row-mark">
      <PencilLine aria-hidden="true" />
      Draft
    </span>
  );
}
