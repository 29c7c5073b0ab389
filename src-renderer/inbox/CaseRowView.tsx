import { AlarmClock, Check, CircleSlash, Clock, NotebookPen, PencilLine, Timer, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { CaseRow } from '../../src-shared/cases.ts';
import { dueTone, dueWords, snoozeWords } from '../local-work/work-words.ts';
import { MarkedText } from '../search/MarkedText.tsx';
import { formatAbsolute, formatAge } from '../ui/format-time.ts';
import { StatusChip } from '../ui/StatusChip.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { newestLine, outboxWords, titleOf, troubleWords } from './row-words.ts';

type Props = {
  readonly row: CaseRow;
  readonly mixed: boolean;
  readonly now: number;
  readonly hit: string | undefined;
  /** Words of the search, to be marked. */
  readonly words: readonly string[];
};

/** What the row says, and no more. Its ages are the only things in it that change by themselves. */
export const CaseRowView = memo(function CaseRowView({ row, mixed, now, hit, words }: Props) {
  return (
    <>
      <span className="row-first">
        <span className="row-check" data-mark aria-hidden="true">
          <Check />
        </span>
        {row.unread ? <span className="row-dot" role="img" aria-label="Unread" /> : null}
        <span className="row-title" dir="auto">
          <MarkedText text={titleOf(row)} words={words} />
        </span>
        <span className="row-age numbers" title={formatAbsolute(row.activityAt)}>
          {formatAge(row.activityAt, now)}
        </span>
      </span>
      <span className="row-newest" dir="auto">
        <MarkedText text={hit === undefined ? newestLine(row) : visibleText(hit)} words={words} />
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
        <LocalMarks row={row} now={now} />
        <RowMark row={row} />
      </span>
    </>
  );
});

/** What is known on this computer alone: due time, snooze, note and tags. Tags give way first. */
function LocalMarks({ row, now }: { readonly row: CaseRow; readonly now: number }) {
  return (
    <>
      {row.dueAt === null ? null : (
        <span
          className={`row-due row-due-${dueTone(row.dueAt, now)} numbers`}
          title={`Due by your team's rule: ${formatAbsolute(row.dueAt)}`}
        >
          <Timer aria-hidden="true" />
          {dueWords(row.dueAt, now)}
        </span>
      )}
      {row.snoozed === null ? null : (
        <span className="row-local" title="Snoozed on this computer; news end it">
          <AlarmClock aria-hidden="true" />
          {snoozeWords(row.snoozed.until, now)}
        </span>
      )}
      {row.done ? (
        <span className="row-local" title="Done on this computer, until there is news">
          <Check aria-hidden="true" />
          Done
        </span>
      ) : null}
      {row.hasNote ? (
        <span className="row-local" role="img" aria-label="Note" title="A note on this computer">
          <NotebookPen aria-hidden="true" />
        </span>
      ) : null}
      <span className="row-tags">
        {row.tags.map((tag) => (
          <span key={tag} className="row-tag">
            {visibleText(tag)}
          </span>
        ))}
      </span>
    </>
  );
}

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
