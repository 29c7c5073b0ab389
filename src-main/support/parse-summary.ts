import { z } from 'zod';
import type { StatusDocument, StatusIncident } from '../../src-shared/status-page.ts';

const MOST = 100;
const LONGEST_NAME = 300;
const LONGEST_BODY = 5_000;

const text = z.string().nullish().catch(null);
const list = <S extends z.ZodType>(item: S) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((raw) =>
      raw.slice(0, MOST).flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const Component = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  group: z.boolean().optional().catch(undefined),
});
const Update = z.object({ status: text, body: text, display_at: text, created_at: text });
const Incident = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  impact: text,
  started_at: text,
  created_at: text,
  scheduled_for: text,
  scheduled_until: text,
  components: list(z.object({ name: z.string() })),
  incident_updates: list(Update),
});

/** What makes it a status page: its verdict and its components. Everything else may be missing (wise-api.md section 5). */
const Summary = z.object({
  page: z.object({ updated_at: text }).catch({ updated_at: null }),
  status: z.object({ indicator: z.string(), description: text }),
  components: z.array(z.unknown()).pipe(list(Component)),
  incidents: list(Incident),
  scheduled_maintenances: list(Incident),
});

/** Reads the page's `summary.json`. Unknown values stay as they are. @returns null where it is not one */
export function parseSummary(body: unknown): StatusDocument | null {
  const parsed = Summary.safeParse(body);
  if (!parsed.success) return null;
  const { page, status, components, incidents, scheduled_maintenances } = parsed.data;
  return {
    indicator: line(status.indicator),
    description: line(status.description ?? status.indicator),
    updatedAt: time(page.updated_at),
    components: components
      .filter((one) => one.group !== true)
      .map((one) => ({ id: one.id, name: line(one.name), status: line(one.status) })),
    incidents: incidents.map((one) => incidentOf(one, null)),
    maintenances: scheduled_maintenances.map((one) =>
      incidentOf(one, { from: time(one.scheduled_for), until: time(one.scheduled_until) }),
    ),
  };
}

function incidentOf(raw: z.output<typeof Incident>, planned: StatusIncident['planned']): StatusIncident {
  return {
    id: raw.id,
    name: line(raw.name),
    status: line(raw.status),
    impact: line(raw.impact ?? ''),
    startedAt: time(raw.started_at ?? raw.created_at),
    components: raw.components.map((one) => line(one.name)),
    updates: raw.incident_updates.map((one) => ({
      status: line(one.status ?? ''),
      body: plainText(one.body ?? '').slice(0, LONGEST_BODY),
      at: time(one.display_at ?? one.created_at),
    })),
    planned,
  };
}

function time(raw: string | null | undefined): number | null {
  const at = raw == null ? Number.NaN : Date.parse(raw);
  return Number.isSafeInteger(at) ? at : null;
}

const line = (raw: string) => plainText(raw).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);

const BREAKS = /<(?:br|\/p|\/li|\/div)\b[^>]{0,200}>/gi;
const TAGS = /<\/?(?:p|b|i|u|a|em|strong|ul|ol|li|div|span|small|var|code)\b[^>]{0,2000}>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Bodies may hold HTML. It is shown as text in any case; this only spares the reader the tags that mean nothing here. */
function plainText(raw: string): string {
  return raw
    .slice(0, LONGEST_BODY * 4)
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
