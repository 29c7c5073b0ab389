import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { ImportedRow, ImportJob, ImportOutcome } from '../../src-shared/register.ts';
import { useDesk } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { openCase } from '../ui/commands.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { countOf, OUTCOMES, outcomeWords } from './describe-import.ts';

const PAGE = 50;

type Page = { readonly total: number; readonly rows: readonly ImportedRow[] };

/** What became of each row, all of them or those of one outcome, a page at a time. */
export function ImportRows({ job }: { readonly job: ImportJob }) {
  const desk = useDesk();
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [start, setStart] = useState(0);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  // Every answer changes the job; the rows on screen are asked for again with it.
  useEffect(() => {
    let gone = false;
    void desk.bridge.call('register.importRows', { jobId: job.id, outcome, start, count: PAGE }).then((reply) => {
      if (gone) return;
      setError(reply.ok ? null : reply.error);
      if (!reply.ok) return;
      setPage(reply.value);
      // Rows leave an outcome while the import runs: where a page has emptied, the first is shown.
      if (reply.value.rows.length === 0 && start > 0) setStart(0);
    });
    return () => {
      gone = true;
    };
  }, [desk, job, outcome, start]);

  function filter(next: ImportOutcome | null): void {
    setOutcome(next);
    setStart(0);
  }

  return (
    <section aria-label="Rows of the import" className="import-rows">
      <div className="import-filters">
        <Filter name="All" count={job.total} on={outcome === null} onPress={() => filter(null)} />
        {OUTCOMES.filter((one) => countOf(job, one) > 0 || one === outcome).map((one) => (
          <Filter key={one} name={outcomeWords(one)} count={countOf(job, one)} on={one === outcome} onPress={() => filter(one)} />
        ))}
      </div>
      {error === null ? null : <ErrorNote error={error} />}
      <ol className="import-list" aria-label="Rows">
        {(page?.rows ?? []).map((row) => (
          <li key={row.position}>
            {row.outcome === 'tracked' || row.outcome === 'already-tracked' ? (
              <button
                type="button"
                className="text-button mono"
                onClick={() => {
                  desk.imports.markRead();
                  desk.ui.closeDialog();
                  openCase(desk, row.caseId);
                }}
              >
                {row.caseId}
              </button>
            ) : (
              <span className="mono">{row.caseId}</span>
            )}
            <span className={`import-outcome import-${row.outcome}`}>{outcomeWords(row.outcome)}</span>
          </li>
        ))}
      </ol>
      {page === null || page.total <= PAGE ? null : (
        <div className="import-pages numbers">
          <IconButton icon={ChevronLeft} name="Previous rows" disabled={start === 0} onClick={() => setStart(start - PAGE)} />
          <span>
            {(start + 1).toLocaleString('en')} to {Math.min(page.total, start + PAGE).toLocaleString('en')} of{' '}
            {page.total.toLocaleString('en')}
          </span>
          <IconButton
            icon={ChevronRight}
            name="Next rows"
            disabled={start + PAGE >= page.total}
            onClick={() => setStart(start + PAGE)}
          />
        </div>
      )}
    </section>
  );
}

type FilterProps = { readonly name: string; readonly count: number; readonly on: boolean; readonly onPress: () => void };

function Filter({ name, count, on, onPress }: FilterProps) {
  return (
    <button type="button" className="import-filter" aria-pressed={on} onClick={onPress}>
      {name} <span className="numbers">{count.toLocaleString('en')}</span>
    </button>
  );
}
