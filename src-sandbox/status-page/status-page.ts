import { createHash } from 'node:crypto';
import { type Answer, type Call, emptyAnswer, jsonAnswer, textAnswer } from '../http/answer.ts';
import type { SeededRandom } from '../random.ts';
import { type Component, describe, healthyPage, type Incident, type NewIncident, type NewMaintenance } from './model.ts';
import { pageDocuments } from './page-json.ts';

/** The status page beside the API (wise-api.md section 5), and the means to make it tell bad news. */
export type StatusPage = {
  /** Null for a path that is not the status page's. */
  answer(call: Call): Answer | null;
  openIncident(input: NewIncident): string;
  updateIncident(id: string, status: string, body: string): void;
  scheduleMaintenance(input: NewMaintenance): string;
  setIndicator(indicator: string, description?: string): void;
  setComponent(name: string, status: string): void;
  /** Back to all systems operational. */
  reset(): void;
};

export function createStatusPage(now: () => number, random: SeededRandom): StatusPage {
  let state = healthyPage(now());

  function touch(change: Partial<typeof state>): void {
    state = { ...state, ...change, updatedAt: now() };
  }

  function componentNamed(name: string): Component {
    const found = state.components.find((entry) => entry.name === name || entry.id === name);
    if (found === undefined) throw new Error(`The status page has no component ${name}.`);
    return found;
  }

  function setComponent(name: string, status: string): void {
    const { id } = componentNamed(name);
    const at = now();
    touch({ components: state.components.map((entry) => (entry.id === id ? { ...entry, status, updatedAt: at } : entry)) });
  }

  function add(input: NewIncident | NewMaintenance, impact: string, planned: Incident['planned']): string {
    const id = random.hex(12);
    const at = now();
    const incident: Incident = {
      id,
      name: input.name,
      impact,
      componentIds: input.components.map((name) => componentNamed(name).id),
      startedAt: at,
      updates: [{ id: random.hex(12), status: input.status, body: input.body, at }],
      planned,
    };
    touch({ incidents: [incident, ...state.incidents] });
    return id;
  }

  function setIndicator(indicator: string, description: string = describe(indicator)): void {
    touch({ indicator, description });
  }

  return {
    answer(call) {
      const name = /^\/api\/v2\/(.+)$/.exec(call.path)?.[1];
      if (name === undefined) return null;
      if (call.method !== 'GET' && call.method !== 'HEAD') return textAnswer(405, 'text/plain', 'Method Not Allowed');
      const documents = pageDocuments(state);
      const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
      if (document === undefined) return textAnswer(404, 'text/html; charset=utf-8', '<h1>Page not found</h1>');
      const fresh = jsonAnswer(200, document());
      const etag = `W/"${createHash('md5').update(fresh.body).digest('hex')}"`;
      const headers = [
        ['ETag', etag],
        ['Cache-Control', 'max-age=0, private, must-revalidate'],
      ] as const;
      const known = (call.headers['if-none-match'] ?? '').split(/,\s*/);
      if (known.includes(etag)) return emptyAnswer(304, headers);
      return { ...fresh, headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers] };
    },
    openIncident(input) {
      const id = add(input, input.impact, null);
      if (input.componentStatus !== undefined) for (const name of input.components) setComponent(name, input.componentStatus);
      if (input.indicator !== undefined) setIndicator(input.indicator);
      return id;
    },
    updateIncident(id, status, body) {
      if (!state.incidents.some((entry) => entry.id === id)) throw new Error(`The status page has no incident ${id}.`);
      const update = { id: random.hex(12), status, body, at: now() };
      touch({
        incidents: state.incidents.map((entry) => (entry.id === id ? { ...entry, updates: [update, ...entry.updates] } : entry)),
      });
    },
    scheduleMaintenance(input) {
      const from = now() + input.startsInMilliseconds;
      return add(input, 'maintenance', { from, until: from + input.lastsMilliseconds });
    },
    setIndicator,
    setComponent,
    reset() {
      state = healthyPage(now());
    },
  };
}
