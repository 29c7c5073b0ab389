import { FileDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Overview, OverviewPart } from '../../src-shared/overview.ts';
import { useDesk } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { ChartBoundary } from './ChartBoundary.tsx';
import { PART_TITLES, summaryOf, tableOf } from './overview-words.ts';

/** The library that draws is large, and only this place needs it. */
const Chart = lazy(async () => ({ default: (await import('./charts.tsx')).Chart }));

type OverviewCardProps = {
  readonly part: OverviewPart;
  /** Null while it is counted. */
  readonly overview: Overview | null;
  readonly accountId: string;
};

/** One question: its answer in a sentence, drawn, and in numbers. */
export function OverviewCard({ part, overview, accountId }: OverviewCardProps) {
  const desk = useDesk();
  const title = PART_TITLES[part];

  async function save(): Promise<void> {
    if (overview === null) return;
    const reply = await desk.bridge.call('overview.export', { accountId, days: overview.days, part });
    if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    if (reply.value.where !== null) desk.ui.notify(`${title} saved: ${reply.value.where}`);
  }

  return (
    <section className="overview-card" aria-label={title}>
      <header className="overview-card-head">
        <h3>{title}</h3>
        <IconButton icon={FileDown} name={`Save “${title}” as CSV`} disabled={overview === null} onClick={() => void save()} />
      </header>
      {overview === null ? (
        <div className="overview-bones late" role="progressbar" aria-label={`Counting: ${title}`}>
          <span className="bone bone-line" />
          <span className="bone overview-bone" />
        </div>
      ) : (
        <>
          <p className="overview-summary">{summaryOf(overview, part)}</p>
          <div className="overview-both">
            <div className="overview-chart" role="img" aria-label={`Chart. ${summaryOf(overview, part)}`}>
              <ChartBoundary>
                <Suspense fallback={<span className="bone overview-bone late" />}>
                  <Chart part={part} overview={overview} />
                </Suspense>
              </ChartBoundary>
            </div>
            <Numbers part={part} overview={overview} />
          </div>
        </>
      )}
    </section>
  );
}

function Numbers({ part, overview }: { readonly part: OverviewPart; readonly overview: Overview }) {
  const { heads, rows } = tableOf(overview, part);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="overview-numbers" tabIndex={0} aria-label={`Numbers: ${PART_TITLES[part]}`}>
      <table className="numbers">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={heads[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
