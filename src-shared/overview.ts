import { z } from 'zod';

/** How many days an overview looks back. */
export const OverviewDays = z.union([z.literal(30), z.literal(90)]);
export type OverviewDays = z.output<typeof OverviewDays>;

/** Where a case stands by its status alone; done and snoozed are no statuses. */
export const STATUS_GROUPS = ['needs-action', 'with-wise', 'creating', 'solved', 'closed', 'other'] as const;
export const StatusGroup = z.enum(STATUS_GROUPS);
export type StatusGroup = z.output<typeof StatusGroup>;

/** How long Wise has waited for us, shortest first. */
export const AGE_BUCKETS = ['under-4h', 'under-1d', 'under-3d', 'under-7d', 'over-7d'] as const;
export const AgeBucket = z.enum(AGE_BUCKETS);
export type AgeBucket = z.output<typeof AgeBucket>;

const count = z.number().int().nonnegative();
/** A day of this computer's calendar: `2026-11-20`. */
const Day = z.string();

/** Numbers about the cases of one account, all of them counted on this computer. */
export const Overview = z.object({
  days: OverviewDays,
  countedAt: z.number().int(),
  cases: count,
  entries: count,
  /** Where the cases stood at the end of each day, as far as this computer saw it. */
  statuses: z.array(z.object({ day: Day, counts: z.record(StatusGroup, count) })),
  /** Cases that need action now, by how long they have. */
  waiting: z.array(z.object({ bucket: AgeBucket, cases: count })),
  /** From the first entry of Wise that nobody had answered to the next of our side, by the week of the answer. */
  answers: z.array(
    z.object({
      /** The Monday that the week begins with. */
      week: Day,
      answers: count,
      medianMilliseconds: z.number().nullable(),
      p90Milliseconds: z.number().nullable(),
    }),
  ),
  volume: z.array(z.object({ day: Day, wise: count, partner: count, others: count, created: count })),
});
export type Overview = z.output<typeof Overview>;

/** The parts of an overview, each a chart, a table and a file of its own. */
export const OVERVIEW_PARTS = ['statuses', 'waiting', 'answers', 'volume'] as const;
export const OverviewPart = z.enum(OVERVIEW_PARTS);
export type OverviewPart = z.output<typeof OverviewPart>;
