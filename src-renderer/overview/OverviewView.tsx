import { ArrowLeft, ChartColumn, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { OVERVIEW_PARTS, type OverviewDays } from '../../src-shared/overview.ts';
import { useDesk, useNow } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatAgo } from '../ui/format-time.ts';
import { OverviewCard } from './OverviewCard.tsx';
import { useOverview } from './use-overview.ts';
import './overview.css';

const RANGES: readonly OverviewDays[] = [30, 90];

/** Numbers about the cases of this account, counted on this computer: each as a sentence, a chart and a table. */
export function OverviewView({ accountId }: { readonly accountId: string }) {
  const desk = useDesk();
  const now = useNow();
  const [days, setDays] = useState<OverviewDays>(30);
  const { overview, error, counting, read } = useOverview(accountId, days);
  const isEmpty = overview !== null && overview.cases === 0;
  return (
    <section className="overview pane" aria-label="Overview">
      <header className="list-head place-head">
        <IconButton icon={ArrowLeft} name="Back to the cases" keys="Esc" onClick={() => desk.ui.show({ place: 'cases' })} />
        <h2 className="list-title">Overview</h2>
        <span className="list-count numbers" role="status">
          {counting ? 'Counting…' : overview === null ? '' : `Counted ${formatAgo(overview.countedAt, now)}`}
        </span>
        <fieldset className="overview-range">
          <legend className="hidden-text">How far back</legend>
          {RANGES.map((range) => (
            <label key={range}>
              <input type="radio" name="overview-range" checked={days === range} onChange={() => setDays(range)} />
              <span>{range} days</span>
            </label>
          ))}
        </fieldset>
        <IconButton icon={RefreshCw} name="Count again" disabled={counting} onClick={() => void read()} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="overview-scroll" tabIndex={0} aria-label="Numbers">
        {error === null ? null : (
          <div className="overview-error">
            <ErrorNote error={error} action={<Button onClick={() => void read()}>Try again</Button>} />
          </div>
        )}
        {isEmpty ? (
          <EmptyState
            icon={ChartColumn}
            title="There is nothing to count yet"
            action={<Button onClick={() => desk.ui.openDialog({ kind: 'track', text: '' })}>Track a case</Button>}
          >
            <p>Numbers appear once cases are tracked or created here.</p>
          </EmptyState>
        ) : overview === null && !counting ? null : (
          <>
            <div className="overview-cards">
              {OVERVIEW_PARTS.map((part) => (
                <OverviewCard key={part} part={part} overview={overview} accountId={accountId} />
              ))}
            </div>
            <p className="overview-note muted">
              Counted from what this computer holds. Statuses are known from the moment in which Caseport saw them.
            </p>
          </>
        )}
      </section>
    </section>
  );
}
