import { type StatusReport, statusTroubles, statusWords } from '../../src-shared/status-page.ts';
import { formatShort } from '../ui/format-time.ts';

export type StatusTone = 'done' | 'ours' | 'bad' | 'theirs' | 'idle';

const TONES: Readonly<Record<string, StatusTone>> = {
  operational: 'done',
  none: 'done',
  degraded_performance: 'ours',
  minor: 'ours',
  partial_outage: 'ours',
  major_outage: 'bad',
  major: 'bad',
  critical: 'bad',
  under_maintenance: 'theirs',
  maintenance: 'theirs',
  scheduled: 'theirs',
  in_progress: 'theirs',
  verifying: 'theirs',
};

/** How a state of the page is coloured; one that nobody knows is no colour of its own. */
export function toneOf(raw: string): StatusTone {
  return Object.hasOwn(TONES, raw) ? (TONES[raw] ?? 'idle') : 'idle';
}

/** `operational`, as a label. */
export function label(raw: string): string {
  const words = statusWords(raw);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the page tells of trouble, in one line; null: nothing. */
export function troubleLine(report: StatusReport): string | null {
  if (report.document === null) return null;
  const { components, incidents, maintenances } = statusTroubles(report.document);
  const parts = [
    ...components.map((one) => `${one.name}: ${statusWords(one.status)}`),
    ...incidents.map((one) => `Incident: ${one.name} (${statusWords(one.status)})`),
    ...maintenances.map((one) => `Maintenance under way: ${one.name}`),
  ];
  if (parts.length === 0 && report.document.indicator !== 'none') parts.push(report.document.description);
  if (parts.length === 0) return null;
  return parts.length > 3 ? `${parts.slice(0, 3).join(' · ')} · ${parts.length - 3} more` : parts.join(' · ');
}

/** What the status page said, for a request to technical support; empty: nothing is known. */
export function statusFinding(report: StatusReport): string {
  if (report.document === null || report.readAt === null) return '';
  const { description, incidents } = report.document;
  const open = incidents.length === 0 ? 'no open incident' : `open: ${incidents.map((one) => one.name).join('; ')}`;
  return `${report.address ?? ''} said “${description}”, ${open} (read ${new Date(report.readAt).toISOString().slice(0, 16).replace('T', ' ')} UTC)`.slice(
    0,
    500,
  );
}

/** Where planned work stands in the time of this computer. */
export function plannedTimes(planned: { readonly from: number | null; readonly until: number | null }, now: number): string {
  const { from, until } = planned;
  if (from === null && until === null) return 'Times are not told';
  const time = (at: number | null) => (at === null ? 'not told' : formatShort(at, now));
  return `${time(from)} – ${time(until)}, your time (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
}
