import { type ReactElement, useId } from 'react';
import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Overview, type OverviewPart, STATUS_GROUPS, type StatusGroup } from '../../src-shared/overview.ts';
import { Key } from './Key.tsx';
import { BUCKET_NAMES, formatDayName, formatSpan, GROUP_NAMES } from './overview-words.ts';
import { type PatternName, Patterns } from './Patterns.tsx';

const HEIGHT = 216;
const TICK = { fill: 'var(--third)', fontSize: 11 } as const;
const GRID = 'var(--hairline)';
const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 } as const;

/** Each series has a colour and a pattern, so that it is told apart without the one or the other. */
const GROUP_LOOKS: Readonly<Record<StatusGroup, { readonly colour: string; readonly pattern: PatternName }>> = {
  'needs-action': { colour: 'var(--ours)', pattern: 'rising' },
  'with-wise': { colour: 'var(--theirs)', pattern: 'plain' },
  creating: { colour: 'var(--demo)', pattern: 'dots' },
  solved: { colour: 'var(--done)', pattern: 'falling' },
  closed: { colour: 'var(--idle)', pattern: 'lines' },
  other: { colour: 'var(--bad)', pattern: 'crossed' },
};

/** A chart alone: what it says stands beside it as a sentence and a table. */
export function Chart({ part, overview }: { readonly part: OverviewPart; readonly overview: Overview }) {
  switch (part) {
    case 'statuses':
      return <Statuses overview={overview} />;
    case 'waiting':
      return <Waiting overview={overview} />;
    case 'answers':
      return <Answers overview={overview} />;
    case 'volume':
      return <Volume overview={overview} />;
  }
}

function Sized({ children, keys }: { readonly children: ReactElement; readonly keys?: ReactElement }) {
  return (
    <>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 480, height: HEIGHT }}>
        {children}
      </ResponsiveContainer>
      {keys}
    </>
  );
}

const tooltip = {
  isAnimationActive: false,
  contentStyle: { border: '1px solid var(--hairline)', borderRadius: 8, background: 'var(--panel)', fontSize: 12 },
  itemStyle: { color: 'var(--text)' },
  labelStyle: { color: 'var(--second)' },
  cursor: { stroke: 'var(--control)', fill: 'var(--hover)' },
} as const;

const dayAxis = <XAxis dataKey="day" tickFormatter={formatDayName} tick={TICK} stroke={GRID} minTickGap={28} />;
const countAxis = <YAxis allowDecimals={false} width={36} tick={TICK} stroke={GRID} />;
const labelOfDay = (label: unknown) => formatDayName(String(label));

function Statuses({ overview }: { readonly overview: Overview }) {
  const id = useId();
  const data = overview.statuses.map(({ day, counts }) => ({ day, ...counts }));
  const shown = STATUS_GROUPS.filter((group) => data.some((row) => row[group] > 0));
  const keys = shown.map((group) => ({ name: GROUP_NAMES[group], ...GROUP_LOOKS[group] }));
  return (
    <Sized keys={<Key id={id} keys={keys} />}>
      <AreaChart data={data} margin={MARGIN} accessibilityLayer={false}>
        <Patterns id={id} looks={shown.map((group) => GROUP_LOOKS[group])} />
        <CartesianGrid stroke={GRID} vertical={false} />
        {dayAxis}
        {countAxis}
        <Tooltip {...tooltip} labelFormatter={labelOfDay} />
        {shown.map((group) => (
          <Area
            key={group}
            dataKey={group}
            name={GROUP_NAMES[group]}
            stackId="all"
            type="stepAfter"
            stroke={GROUP_LOOKS[group].colour}
            fill={`url(#${id}-${GROUP_LOOKS[group].pattern})`}
            fillOpacity={1}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </Sized>
  );
}

function Waiting({ overview }: { readonly overview: Overview }) {
  const data = overview.waiting.map(({ bucket, cases }) => ({ name: BUCKET_NAMES[bucket], cases }));
  return (
    <Sized>
      <BarChart data={data} layout="vertical" margin={{ ...MARGIN, right: 40 }} accessibilityLayer={false}>
        <XAxis type="number" allowDecimals={false} tick={TICK} stroke={GRID} />
        <YAxis type="category" dataKey="name" width={96} tick={TICK} stroke={GRID} />
        <Bar dataKey="cases" name="Cases" fill="var(--ours)" barSize={22} radius={[0, 4, 4, 0]} isAnimationActive={false}>
          <LabelList dataKey="cases" position="right" fill="var(--text)" fontSize={12} />
        </Bar>
      </BarChart>
    </Sized>
  );
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const MEDIAN = { name: 'Median', colour: 'var(--accent)' } as const;
const NINE_OF_TEN = { name: 'Nine of ten', colour: 'var(--theirs)', dash: '5 4' } as const;

function Answers({ overview }: { readonly overview: Overview }) {
  const longest = Math.max(0, ...overview.answers.map((week) => week.p90Milliseconds ?? 0));
  // Whole hours or days, so that the axis has round numbers.
  const [unit, mark] = longest > 4 * DAY ? [DAY, 'd'] : [HOUR, 'h'];
  const inUnit = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / unit);
  const data = overview.answers.map((week) => ({
    week: week.week,
    median: inUnit(week.medianMilliseconds),
    p90: inUnit(week.p90Milliseconds),
  }));
  const span = (value: unknown) => formatSpan(typeof value === 'number' ? value * unit : null);
  return (
    <Sized keys={<Key id="" keys={[MEDIAN, NINE_OF_TEN]} />}>
      <LineChart data={data} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid stroke={GRID} vertical={false} />
        <XAxis
          dataKey="week"
          tickFormatter={formatDayName}
          tick={TICK}
          stroke={GRID}
          minTickGap={20}
          padding={{ left: 16, right: 16 }}
        />
        <YAxis width={44} tickFormatter={(value) => `${value} ${mark}`} tick={TICK} stroke={GRID} />
        <Tooltip {...tooltip} labelFormatter={(label) => `Week from ${labelOfDay(label)}`} formatter={span} />
        <Line
          dataKey="median"
          name={MEDIAN.name}
          stroke={MEDIAN.colour}
          strokeWidth={2}
          dot={{ r: 4, fill: 'var(--panel)' }}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          dataKey="p90"
          name={NINE_OF_TEN.name}
          stroke={NINE_OF_TEN.colour}
          strokeWidth={2}
          strokeDasharray={NINE_OF_TEN.dash}
          dot={{ r: 4, strokeDasharray: '0', fill: NINE_OF_TEN.colour }}
          connectNulls
          isAnimationActive={false}
        />
      </LineChart>
    </Sized>
  );
}

function Volume({ overview }: { readonly overview: Overview }) {
  const id = useId();
  const wise = { name: 'By Wise', colour: 'var(--theirs)', pattern: 'plain' } as const;
  const partner = { name: 'By your side', colour: 'var(--accent)', pattern: 'rising' } as const;
  const created = { name: 'Cases created', colour: 'var(--ours)', dash: '2 3' } as const;
  return (
    <Sized keys={<Key id={id} keys={[wise, partner, created]} />}>
      <ComposedChart data={[...overview.volume]} margin={MARGIN} accessibilityLayer={false}>
        <Patterns id={id} looks={[wise, partner]} />
        <CartesianGrid stroke={GRID} vertical={false} />
        {dayAxis}
        {countAxis}
        <Tooltip {...tooltip} labelFormatter={labelOfDay} />
        <Bar
          dataKey="wise"
          name={wise.name}
          stackId="entries"
          fill={`url(#${id}-plain)`}
          stroke={wise.colour}
          isAnimationActive={false}
        />
        <Bar
          dataKey="partner"
          name={partner.name}
          stackId="entries"
          fill={`url(#${id}-rising)`}
          stroke={partner.colour}
          isAnimationActive={false}
        />
        <Line
          dataKey="created"
          name={created.name}
          stroke={created.colour}
          strokeWidth={2}
          strokeDasharray={created.dash}
          dot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </Sized>
  );
}
