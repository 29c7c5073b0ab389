import { z } from 'zod';

/** Enum values of the status page (wise-api.md section 5). Others may be set on purpose: a reader has to bear them. */
export const NewIncident = z.strictObject({
  name: z.string(),
  impact: z.string().default('minor'),
  status: z.string().default('investigating'),
  /** May hold HTML: the real page's does. */
  body: z.string().default('We are looking into it.'),
  /** Names of components it touches. Their status changes only where `componentStatus` says so. */
  components: z.array(z.string()).default([]),
  componentStatus: z.string().optional(),
  /** Left out: the indicator stays as it is, also `none`, which is the trap seen on the real page. */
  indicator: z.string().optional(),
});
export type NewIncident = z.output<typeof NewIncident>;

export const NewMaintenance = z.strictObject({
  name: z.string(),
  body: z.string().default('We will be carrying out planned work.'),
  status: z.enum(['scheduled', 'in_progress', 'verifying', 'completed']).default('scheduled'),
  components: z.array(z.string()).default([]),
  startsInMilliseconds: z.number().default(3_600_000),
  lastsMilliseconds: z.number().positive().default(3_600_000),
});
export type NewMaintenance = z.output<typeof NewMaintenance>;

export type Component = {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly status: string;
  readonly updatedAt: number;
};

export type Update = { readonly id: string; readonly status: string; readonly body: string; readonly at: number };

export type Incident = {
  readonly id: string;
  readonly name: string;
  readonly impact: string;
  readonly componentIds: readonly string[];
  readonly startedAt: number;
  /** Newest first. */
  readonly updates: readonly Update[];
  /** Only of planned work. */
  readonly planned: { readonly from: number; readonly until: number } | null;
};

export type StatusPageState = {
  readonly indicator: string;
  readonly description: string;
  readonly updatedAt: number;
  readonly components: readonly Component[];
  readonly incidents: readonly Incident[];
};

const NAMES: readonly (readonly [id: string, name: string, description: string | null])[] = [
  ['4q1xk7m0v2bs', 'Mobile App', null],
  ['7c9pz3hw5n1d', 'Website', null],
  ['b2r8t6y4j0fk', 'Account', null],
  ['2jxb8y760wrd', 'Payments', null],
  ['h5m3v9q7s1xz', 'Debit Card', null],
  ['n0d4w2c8g6lp', 'Customer Support', null],
  ['t7f1k5b3r9yj', '🔗 API', 'Wise Platform API'],
];

export function healthyPage(now: number): StatusPageState {
  return {
    indicator: 'none',
    description: describe('none'),
    updatedAt: now,
    components: NAMES.map(([id, name, description]) => ({ id, name, description, status: 'operational', updatedAt: now })),
    incidents: [],
  };
}

/** The sentence that goes with an indicator. */
export function describe(indicator: string): string {
  const known: Readonly<Record<string, string>> = {
    none: 'All Systems Operational',
    minor: 'Minor Service Outage',
    major: 'Partial System Outage',
    critical: 'Major Service Outage',
    maintenance: 'Service Under Maintenance',
  };
  return known[indicator] ?? indicator;
}
