import { z } from 'zod';
import { AppError } from './errors.ts';
import { Moment } from './ids.ts';

/** Names and states as the page tells them: unknown ones are kept and shown raw. */
export const StatusComponent = z.object({ id: z.string(), name: z.string(), status: z.string() });
export type StatusComponent = z.output<typeof StatusComponent>;

/** One thing that Wise said about an incident. `body` is plain text. */
export const StatusUpdate = z.object({ status: z.string(), body: z.string(), at: Moment.nullable() });
export type StatusUpdate = z.output<typeof StatusUpdate>;

export const StatusIncident = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  impact: z.string(),
  startedAt: Moment.nullable(),
  /** Names of what it touches. */
  components: z.array(z.string()),
  /** Newest first. */
  updates: z.array(StatusUpdate),
  /** Of planned work: from when until when. */
  planned: z.object({ from: Moment.nullable(), until: Moment.nullable() }).nullable(),
});
export type StatusIncident = z.output<typeof StatusIncident>;

/** What the page said, whole. The verdict and the incidents are kept apart: either may tell what the other does not. */
export const StatusDocument = z.object({
  indicator: z.string(),
  description: z.string(),
  /** When the page itself was changed last, by its own clock. */
  updatedAt: Moment.nullable(),
  components: z.array(StatusComponent),
  incidents: z.array(StatusIncident),
  maintenances: z.array(StatusIncident),
});
export type StatusDocument = z.output<typeof StatusDocument>;

/** Why no page is read. */
export const StatusIdle = z.enum(['no-account', 'no-page', 'bad-address']);
export type StatusIdle = z.output<typeof StatusIdle>;

/** The newest document with its age, and how reading does. */
export const StatusReport = z.object({
  /** Where it is read; null: nowhere, and `idle` says why. */
  address: z.string().nullable(),
  idle: StatusIdle.nullable(),
  document: StatusDocument.nullable(),
  /** When the page last said this, by the clock of this computer. */
  readAt: Moment.nullable(),
  /** What stood in the way of the last read; null: it succeeded, or there was none yet. */
  trouble: AppError.nullable(),
  reading: z.boolean(),
});
export type StatusReport = z.output<typeof StatusReport>;

export const NO_STATUS: StatusReport = {
  address: null,
  idle: 'no-account',
  document: null,
  readAt: null,
  trouble: null,
  reading: false,
};

const FINE = 'operational';
/** Planned work that is not under way yet is no trouble. */
const NOT_YET = new Set(['scheduled', 'completed']);

/** Everything that is not as it should be. */
export type StatusTroubles = {
  readonly components: readonly StatusComponent[];
  readonly incidents: readonly StatusIncident[];
  readonly maintenances: readonly StatusIncident[];
};

/** What the page tells that is not operational, each as it is told: nothing is derived from the indicator. */
export function statusTroubles(document: StatusDocument): StatusTroubles {
  return {
    components: document.components.filter((one) => one.status !== FINE),
    incidents: document.incidents,
    maintenances: document.maintenances.filter((one) => !NOT_YET.has(one.status)),
  };
}

export function isAllWell(document: StatusDocument): boolean {
  const { components, incidents, maintenances } = statusTroubles(document);
  return components.length + incidents.length + maintenances.length === 0 && document.indicator === 'none';
}

/** The component that is Wise's API: by the word in its name, because the name itself begins with an emoji. */
export function apiComponent(document: StatusDocument): StatusComponent | null {
  return document.components.find((one) => /\bAPI\b/i.test(one.name)) ?? null;
}

/** `partial_outage` as words; an unknown value reads as it is written. */
export function statusWords(raw: string): string {
  const words = raw.replaceAll('_', ' ').trim();
  return words === '' ? 'unknown' : words;
}
