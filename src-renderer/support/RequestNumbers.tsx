import { lazy, Suspense } from 'react';
import type { RequestStats } from '../../src-shared/requests.ts';
import { ChartBoundary } from '../overview/ChartBoundary.tsx';
import { formatShort } from '../ui/format-time.ts';
import { formatTook } from './request-words.ts';
import '../overview/overview.css';

/** The library that draws is large, and few places need it. */
const Chart = lazy(async () => ({ default: (await import('./request-charts.tsx')).RequestChart }));

/** How calls went over time: in a sentence, drawn, and in numbers. */
export function RequestNumbers({ stats }: { readonly stats: RequestStats }) {
  const calls = stats.buckets.reduce((sum, bucket) => sum + bucket.calls, 0);
  const failed = stats.buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
  const slowest = Math.max(0, ...stats.buckets.map((bucket) => bucket.p90Ms ?? 0));
  const summary = `${calls.toLocaleString('en')} calls since ${formatShort(stats.buckets[0]?.from ?? 0, Date.now())}, ${failed.toLocaleString('en')} failed; at its slowest, nine of ten took ${formatTook(slowest)}.${stats.cut ? ' Older calls of that time are left out.' : ''}`;
  return (
    <section className="requests-numbers" aria-label="Errors and latency">
      <p className="overview-summary">{summary}</p>
      <div className="overview-both">
        <div className="requests-chart" role="img" aria-label={`Chart. ${summary}`}>
          <ChartBoundary>
            <Suspense fallback={<span className="bone requests-bone late" />}>
              <Chart stats={stats} />
            </Suspense>
          </ChartBoundary>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
        <section className="overview-numbers requests-table" tabIndex={0} aria-label="Numbers: errors and latency">
          <table className="numbers">
            <thead>
              <tr>
                {['From', 'Calls', 'Failed', 'Median', 'Nine of ten'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stats.buckets
                .filter((bucket) => bucket.calls > 0)
                .reverse()
                .map((bucket) => (
                  <tr key={bucket.from}>
                    <th scope="row">{formatShort(bucket.from, Date.now())}</th>
                    <td>{bucket.calls.toLocaleString('en')}</td>
                    <td>{bucket.failed.toLocaleString('en')}</td>
                    <td>{formatTook(bucket.medianMs)}</td>
                    <td>{formatTook(bucket.p90Ms)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </div>
    </section>
  );
}
