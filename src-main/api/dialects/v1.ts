import { z } from 'zod';
import type { Capabilities } from '../../../src-shared/cases.ts';
import { MAX_TEXT_V1 } from '../../../src-shared/outbox.ts';
import type { CreationFields } from '../../store/outbox-table.ts';
import { parseServerTime } from '../parse-time.ts';
import type { Dialect, ServerCase, ServerEntry, ServerThread } from './dialect.ts';

/** int64 arrives as a number, or as text where {@link readJson} kept its digits. */
const Id = z.union([z.number().int().nonnegative(), z.string().min(1).max(64)]).transform(String);
const OptionalText = z.string().nullish().catch(null);

const CaseBody = z.object({
  id: Id,
  status: z.string().min(1).max(64),
  type: z.string().max(255).nullish().catch(null),
  externalId: OptionalText,
  createdAt: OptionalText,
  updatedAt: OptionalText,
});

const EntryBody = z.object({
  id: Id,
  plainBody: z.string().nullish(),
  author: z.string().min(1).max(64),
  createdAt: OptionalText,
});

const ThreadBody = z.object({ message: OptionalText, comments: z.array(z.unknown()) });

function time(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : parseServerTime(text);
}

function parseCase(body: unknown): ServerCase | null {
  const parsed = CaseBody.safeParse(body);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    id: data.id,
    status: data.status,
    type: data.type ?? '',
    externalId: data.externalId ?? null,
    createdAt: time(data.createdAt),
    updatedAt: time(data.updatedAt),
    updatedRaw: data.updatedAt ?? null,
  };
}

function parseThread(body: unknown): ServerThread | null {
  const parsed = ThreadBody.safeParse(body);
  if (!parsed.success) return null;
  const entries: ServerEntry[] = [];
  let unreadable = 0;
  for (const raw of parsed.data.comments) {
    const entry = EntryBody.safeParse(raw);
    if (!entry.success) unreadable += 1;
    else
      entries.push({
        id: entry.data.id,
        author: entry.data.author,
        body: entry.data.plainBody ?? '',
        createdAt: time(entry.data.createdAt),
      });
  }
  return { message: parsed.data.message ?? null, entries, unreadable };
}

/** Ids go out as the digits they are: a JavaScript number would round the large ones. They were checked to be digits. */
function createBody(fields: CreationFields, description: string): string {
  const details = `{"transferId":${fields.transferId ?? 'null'},"profileId":${fields.profileId ?? 'null'},"userId":${fields.userId}}`;
  return `{"type":${JSON.stringify(fields.type)},"subject":${JSON.stringify(fields.subject)},"details":${details},"externalId":${JSON.stringify(fields.externalId)},"description":${JSON.stringify(description)}}`;
}

function replyOf(status: string | null): Capabilities['reply'] {
  switch (status) {
    case 'CREATING':
      return 'waits';
    case 'SOLVED':
      return 'reopens';
    case 'CLOSED':
      return 'no';
    default:
      return 'yes';
  }
}

/** The legacy v1 that the product was asked for (partner-cases-v1.md; wise-api.md 1.1). */
export const v1: Dialect = {
  name: 'v1',
  readCase: (caseId) => ({ method: 'GET', path: `/v1/cases/${caseId}`, body: null }),
  parseCase,
  readThread: (caseId) => ({ method: 'GET', path: `/v1/cases/${caseId}/comments`, body: null }),
  parseThread,
  reply: (caseId, text) => ({ method: 'PUT', path: `/v1/cases/${caseId}/comments`, body: JSON.stringify({ comment: text }) }),
  create: (fields, description) => ({ method: 'POST', path: '/v1/cases', body: createBody(fields, description) }),
  capabilities: (status) => ({ reply: replyOf(status), maxReplyLength: MAX_TEXT_V1, attachments: false }),
};
