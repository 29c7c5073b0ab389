import type { Json } from '../json.ts';
import { zonedTimestamp } from '../world/timestamps.ts';
import type { Component, Incident, StatusPageState } from './model.ts';

const PAGE_ID = 'hg7qg2qssg6b';

/** The bodies under `/api/v2/`, by path (wise-api.md section 5). */
export function pageDocuments(state: StatusPageState): Readonly<Record<string, () => Json>> {
  const incidents = state.incidents.filter((entry) => entry.planned === null);
  const planned = state.incidents.filter((entry) => entry.planned !== null);
  const unresolved = incidents.filter((entry) => !['resolved', 'postmortem'].includes(statusOf(entry)));
  const upcoming = planned.filter((entry) => statusOf(entry) === 'scheduled');
  const active = planned.filter((entry) => ['in_progress', 'verifying'].includes(statusOf(entry)));
  const status = { indicator: state.indicator, description: state.description };
  const components = state.components.map((entry, index) => componentJson(entry, index + 1));
  const list = (entries: readonly Incident[]) => entries.map((entry) => incidentJson(entry, state));
  const page = {
    id: PAGE_ID,
    name: 'Wise',
    url: 'https://status.wise.com',
    time_zone: 'Etc/UTC',
    updated_at: zonedTimestamp(state.updatedAt),
  };
  return {
    'summary.json': () => ({
      page,
      components,
      incidents: list(unresolved),
      scheduled_maintenances: list([...upcoming, ...active]),
      status,
    }),
    'status.json': () => ({ page, status }),
    'components.json': () => ({ page, components }),
    'incidents.json': () => ({ page, incidents: list(incidents) }),
    'incidents/unresolved.json': () => ({ page, incidents: list(unresolved) }),
    'scheduled-maintenances.json': () => ({ page, scheduled_maintenances: list(planned) }),
    'scheduled-maintenances/upcoming.json': () => ({ page, scheduled_maintenances: list(upcoming) }),
    'scheduled-maintenances/active.json': () => ({ page, scheduled_maintenances: list(active) }),
  };
}

export function statusOf(incident: Incident): string {
  return incident.updates[0]?.status ?? 'investigating';
}

function componentJson(entry: Component, position: number): Json {
  return {
    id: entry.id,
    name: entry.name,
    status: entry.status,
    created_at: '2020-02-03T10:00:00.000Z',
    updated_at: zonedTimestamp(entry.updatedAt),
    position,
    description: entry.description,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: PAGE_ID,
    group: false,
    only_show_if_degraded: false,
  };
}

function incidentJson(entry: Incident, state: StatusPageState): Json {
  const reached = (status: string) => {
    const found = entry.updates.find((update) => update.status === status);
    return found === undefined ? null : zonedTimestamp(found.at);
  };
  return {
    id: entry.id,
    name: entry.name,
    status: statusOf(entry),
    created_at: zonedTimestamp(entry.startedAt),
    updated_at: zonedTimestamp(entry.updates[0]?.at ?? entry.startedAt),
    monitoring_at: reached('monitoring'),
    resolved_at: reached(entry.planned === null ? 'resolved' : 'completed'),
    impact: entry.impact,
    shortlink: `https://stspg.io/${entry.id}`,
    started_at: zonedTimestamp(entry.startedAt),
    page_id: PAGE_ID,
    incident_updates: entry.updates.map((update) => ({
      id: update.id,
      status: update.status,
      body: update.body,
      incident_id: entry.id,
      created_at: zonedTimestamp(update.at),
      updated_at: zonedTimestamp(update.at),
      display_at: zonedTimestamp(update.at),
      affected_components: null,
    })),
    components: state.components.flatMap((component, index) =>
      entry.componentIds.includes(component.id) ? [componentJson(component, index + 1)] : [],
    ),
    ...(entry.planned !== null && {
      scheduled_for: zonedTimestamp(entry.planned.from),
      scheduled_until: zonedTimestamp(entry.planned.until),
    }),
  };
}
