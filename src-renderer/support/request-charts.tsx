import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RequestStats } from '../../src-shared/requests.ts';
import { Key } from '../overview/Key.tsx';
import { Patterns } from '../overview/Patterns.tsx';
import { formatClock, formatShort } from '../ui/format-time.ts';
import { formatTook } from './request-words.ts';

const HEIGHT = 170;
const TICK = { fill: 'var(--third)', fontSize: 11 } as const;
const GRID = 'var(--hairline)';
const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 } as const;
const DAY = 24 * 3_600_000;

const GOOD = { name: 'Answered', colour: 'var(--theirs)', pattern: 'plain' } as const;
const FAILED = { name: 'Failed', colour: 'var(--bad)', pattern: 'rising' } as const;
const LATENCY = { name: 'Nine of ten took no longer', colour: 'var(--accent)', dash: '5 4' } as const;

/** Errors and latency over time: what it says stands beside it as a sentence and a table. */
export function RequestChart({ stats }: { readonly stats: RequestStats }) {
  const id = useId();
  const data = stats.buckets.map(({ from, calls, failed, p90Ms }) => ({ from, good: calls - failed, failed, p90: p90Ms }));
  const time = (at: unknown) => (stats.bucketMs >= DAY ? formatShort(Number(at), Date.now()) : formatClock(Number(at)));
  return (
    <>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 480, height: HEIGHT }}>
        <ComposedChart data={data} margin={MARGIN} accessibilityLayer={false}>
          <Patterns id={id} looks={[GOOD, FAILED]} />
          <CartesianGrid stroke={GRID} vertical={false} />
          <XAxis dataKey="from" tickFormatter={time} tick={TICK} stroke={GRID} minTickGap={28} />
          <YAxis yAxisId="calls" allowDecimals={false} width={36} tick={TICK} stroke={GRID} />
          <YAxis yAxisId="time" orientation="right" width={52} tick={TICK} stroke={GRID} tickFormatter={formatTook} />
          <Tooltip
            isAnimationActive={false}
            contentStyle={{ border: '1px solid var(--hairline)', borderRadius: 8, background: 'var(--panel)', fontSize: 12 }}
            itemStyle={{ color: 'var(--text)' }}
            labelStyle={{ color: 'var(--second)' }}
            labelFormatter={(label) => formatShort(Number(label), Date.now())}
            formatter={(value, name) => (name === LATENCY.name ? formatTook(Number(value)) : String(value))}
          />
          <Bar
            yAxisId="calls"
            dataKey="failed"
            name={FAILED.name}
            stackId="calls"
            fill={`url(#${id}-rising)`}
            stroke={FAILED.colour}
            isAnimationActive={false}
          />
          <Bar
            yAxisId="calls"
            dataKey="good"
            name={GOOD.name}
            stackId="calls"
            fill={`url(#${id}-plain)`}
            stroke={GOOD.colour}
            isAnimationActive={false}
          />
          <Line
            yAxisId="time"
            dataKey="p90"
            name={LATENCY.name}
            stroke={LATENCY.colour}
            strokeWidth={2}
            strokeDasharray={LATENCY.dash}
            dot={{ r: 2, strokeDasharray: '0', fill: LATENCY.colour }}
            connectNulls
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
      <Key id={id} keys={[FAILED, GOOD, LATENCY]} />
    </>
  );
}
