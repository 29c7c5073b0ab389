import type { AccountSummary } from '../../src-shared/accounts.ts';
import { type CaseRow, type CaseThread, type Entry, turnOf } from '../../src-shared/cases.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';

export const ACCOUNT_ID = '6d2f1f0e-6a1b-4c7e-9d55-0c1f5e1b7a01';

export function anAccount(part: Partial<AccountSummary> = {}): AccountSummary {
  return {
    id: ACCOUNT_ID,
    label: 'Northbank Ops',
    environment: 'demo',
    host: '127.0.0.1:4010',
    signIn: 'client',
    clientId: null,
    state: 'ready',
    createdAt: Date.UTC(2026, 10, 1),
    secretLeft: false,
    ...part,
  };
}

/** A case as the fake main process keeps it: its row, and all its entries. */
export type FakeCase = Omit<CaseThread, 'entries' | 'olderEntries' | 'sends' | 'draft' | 'accountId' | 'capabilities'> & {
  readonly allEntries: readonly Entry[];
};

export function anEntry(part: Partial<Entry> & { readonly id: string }): Entry {
  return {
    author: 'WISE_AGENT',
    ours: false,
    body: 'Please confirm the legal name as on the account statement.',
    createdAt: Date.UTC(2026, 10, 18, 10),
    gone: false,
    changed: false,
    ...part,
  };
}

type CaseParts = Partial<Omit<CaseRow, 'turn' | 'newest'>> & Partial<Omit<FakeCase, 'row'>>;

const ROW_FIELDS = [
  'subject',
  'externalId',
  'status',
  'createdAt',
  'updatedAt',
  'activityAt',
  'unread',
  'draft',
  'outbox',
  'trouble',
  'done',
  'snoozed',
  'tags',
  'hasNote',
  'dueAt',
] as const;

export function aCase(id: string, parts: CaseParts = {}): FakeCase {
  const allEntries = parts.allEntries ?? [];
  const newest = allEntries.at(-1);
  const row: CaseRow = {
    id,
    subject: null,
    externalId: null,
    status: 'PENDING',
    createdAt: Date.UTC(2026, 10, 18, 10, 2),
    updatedAt: null,
    activityAt: Date.UTC(2026, 10, 18, 10, 2),
    unread: false,
    draft: false,
    outbox: 'none',
    done: false,
    snoozed: null,
    tags: [],
    hasNote: false,
    dueAt: null,
    trouble: null,
    ...Object.fromEntries(ROW_FIELDS.flatMap((field) => (parts[field] === undefined ? [] : [[field, parts[field]]]))),
    turn: turnOf(parts.status === undefined ? 'PENDING' : parts.status),
    newest:
      newest === undefined
        ? null
        : { author: newest.author, ours: newest.ours, text: newest.body.replace(/[*`]/g, '').replace(/\s+/g, ' ').slice(0, 200) },
  };
  return {
    row,
    type: 'GENERAL_ENQUIRY',
    transferId: parts.transferId ?? null,
    profileId: parts.profileId ?? null,
    userId: parts.userId ?? '9001',
    description: parts.description ?? null,
    trackedAt: parts.trackedAt ?? Date.UTC(2026, 10, 18, 10, 2),
    fetchedAt: parts.fetchedAt === undefined ? Date.now() - 20_000 : parts.fetchedAt,
    message: parts.message ?? null,
    note: parts.note ?? '',
    statusChanges: parts.statusChanges ?? [],
    readUpTo: parts.readUpTo ?? null,
    allEntries,
  };
}

export function aSend(part: Partial<OutboxItem> & { readonly id: string }): OutboxItem {
  return {
    accountId: ACCOUNT_ID,
    kind: 'reply',
    caseId: '700000412',
    text: 'Since 09:40 UTC, both endpoints; trace ids below.',
    subject: null,
    state: 'queued',
    waitsFor: null,
    error: null,
    accepted: false,
    attempts: 0,
    createdAt: Date.now() - 1_000,
    holdUntil: null,
    nextTryAt: null,
    sentAt: null,
    confirmedEntryId: null,
    externalId: null,
    partOf: null,
    part: null,
    ...part,
  };
}
