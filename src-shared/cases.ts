import { z } from 'zod';
import { ReplyDraft } from './drafts.ts';
import { AccountId, CaseId, EntryId, Moment } from './ids.ts';
import { OutboxItem } from './outbox.ts';

/** The statuses of v1 (partner-cases-v1.md "Case Statuses"). Others are kept and shown by their raw name. */
export const V1_STATUSES = ['CREATING', 'OPEN', 'PENDING', 'SOLVED', 'CLOSED'] as const;

/** Whose move it is. The raw status stands beside it wherever both cross. */
export const Turn = z.enum(['ours', 'theirs', 'done', 'unknown']);
export type Turn = z.output<typeof Turn>;

/**
 * The built-in views over the register. `other` holds statuses that this version does not know. A case that is snoozed or done
 * stands in that view in place of the one of its status, until there is news; `drafts`, `unread` and `all` cut across.
 */
export const View = z.enum([
  'needs-action',
  'with-wise',
  'creating',
  'solved',
  'closed',
  'other',
  'snoozed',
  'done',
  'all',
  'drafts',
  'unread',
]);
export type View = z.output<typeof View>;

/** How many cases each view holds: a query on the local store, never a guess. */
export const ViewCounts = z.object({
  views: z.record(View, z.number().int().nonnegative()),
  unread: z.number().int().nonnegative(),
  drafts: z.number().int().nonnegative(),
  outbox: z.number().int().nonnegative(),
  needsReview: z.number().int().nonnegative(),
});
export type ViewCounts = z.output<typeof ViewCounts>;

export const CaseSort = z.enum(['newest-activity', 'oldest-waiting', 'created', 'due']);
export type CaseSort = z.output<typeof CaseSort>;

/** What a list is divided by. `status`: by raw status; `age`: today, yesterday, this week, this month, older. */
export const CaseGrouping = z.enum(['none', 'status', 'age']);
export type CaseGrouping = z.output<typeof CaseGrouping>;

/** The longest search that is taken. */
export const MAX_QUERY = 1_000;

/** Where the rows of a list come from: a built-in view, or a search in the language of query.ts. */
export const ListSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view: View }),
  z.strictObject({ kind: z.literal('query'), text: z.string().max(MAX_QUERY) }),
]);
export type ListSource = z.output<typeof ListSource>;

/** Why a tracked case could not be read the last time, as far as it says something about the case itself. */
export const CaseTrouble = z.enum(['not-found', 'forbidden', 'unreadable']);
export type CaseTrouble = z.output<typeof CaseTrouble>;

/** The most urgent thing that the outbox holds for a case. */
export const OutboxMark = z.enum(['none', 'waiting', 'sending', 'needs-you']);
export type OutboxMark = z.output<typeof OutboxMark>;

/** One row of the list of cases. */
export const CaseRow = z.object({
  id: CaseId,
  /** What we sent at creation or the agent noted at tracking; the API never returns it. */
  subject: z.string().nullable(),
  externalId: z.string().nullable(),
  /** Raw status; null until the first read succeeded. */
  status: z.string().nullable(),
  turn: Turn,
  /** Newest entry as one plain line, at most 200 characters. */
  newest: z.object({ author: z.string(), ours: z.boolean(), text: z.string() }).nullable(),
  createdAt: Moment.nullable(),
  updatedAt: Moment.nullable(),
  /** When the case last changed, as far as we know: what the list is sorted and aged by. */
  activityAt: Moment,
  unread: z.boolean(),
  draft: z.boolean(),
  outbox: OutboxMark,
  trouble: CaseTrouble.nullable(),
  /** Local: the agent is through with it until there is news. */
  done: z.boolean(),
  /** Local: out of sight until then; `until` null: until Wise answers. */
  snoozed: z.object({ until: Moment.nullable() }).nullable(),
  /** Local words, sorted. */
  tags: z.array(z.string()),
  hasNote: z.boolean(),
  /** When it is due by the team's own rule; null: by none, or it is snoozed or done. */
  dueAt: Moment.nullable(),
});
export type CaseRow = z.output<typeof CaseRow>;

/** Where in a case searched words stand. */
export const SearchHit = z.object({
  caseId: CaseId,
  /** The entry of the newest hit; null where the case itself (subject, ids, note, what we sent) holds the words. */
  entryId: EntryId.nullable(),
  /** The words around the hit, plain; null where the case itself holds them. */
  line: z.string().nullable(),
});
export type SearchHit = z.output<typeof SearchHit>;

/** The largest number of cases that a search for words gives: those with the newest hits. */
export const MOST_HITS = 200;

/** A window of the list: rows `start` to `start + rows.length` of `total`. Lists never cross whole. */
export const CaseWindow = z.object({
  total: z.number().int().nonnegative(),
  /** True where there is more than `total` tells, because a search stops at `MOST_HITS`. */
  more: z.boolean(),
  start: z.number().int().nonnegative(),
  rows: z.array(CaseRow),
  /** Of the whole list, in order; empty where it is not grouped. Counts sum up to `total`. */
  groups: z.array(z.object({ key: z.string(), count: z.number().int().positive() })),
  /** Of these rows, where words were searched for. */
  hits: z.array(SearchHit),
});
export type CaseWindow = z.output<typeof CaseWindow>;

/** A comment (v1) or a message (dated versions). */
export const Entry = z.object({
  id: EntryId,
  /** Raw author: `PARTNER`, `WISE_AGENT`, or whatever Wise adds. */
  author: z.string(),
  /** True where our own outbox confirmed it. `PARTNER` alone may be a colleague or another tool. */
  ours: z.boolean(),
  /** Markdown, as received. */
  body: z.string(),
  /** Null where the server's time could not be read. */
  createdAt: Moment.nullable(),
  /** It was there once and the server no longer lists it. */
  gone: z.boolean(),
  /** Its text was another one before; the documentation says that this can not happen. */
  changed: z.boolean(),
});
export type Entry = z.output<typeof Entry>;

/** A change of status that this workstation saw. Times are ours, not Wise's. */
export const StatusChange = z.object({ from: z.string().nullable(), to: z.string(), seenAt: Moment });
export type StatusChange = z.output<typeof StatusChange>;

/** What may be done with a case in its dialect and status. */
export const Capabilities = z.object({
  /** `waits`: the reply is queued until the case is open. `reopens`: it may reopen a solved case. */
  reply: z.enum(['yes', 'waits', 'reopens', 'no']),
  /** The largest reply, counted by the strictest rule (UTF-16 units or characters or bytes, whichever is most). */
  maxReplyLength: z.number().int(),
  attachments: z.boolean(),
});
export type Capabilities = z.output<typeof Capabilities>;

/** Everything about a case but its older entries. */
export const CaseThread = z.object({
  accountId: AccountId,
  row: CaseRow,
  type: z.string().nullable(),
  transferId: z.string().nullable(),
  profileId: z.string().nullable(),
  userId: z.string().nullable(),
  /** What we sent at creation, where it was created here; shown as the opening entry unless an entry repeats it. */
  description: z.string().nullable(),
  trackedAt: Moment,
  /** When the case was last read from Wise; null: never. */
  fetchedAt: Moment.nullable(),
  /** The text that Wise sends in place of comments while a case is CREATING. */
  message: z.string().nullable(),
  /** Newest window of entries, oldest first. */
  entries: z.array(Entry),
  /** How many entries are older than those in `entries`. */
  olderEntries: z.number().int().nonnegative(),
  statusChanges: z.array(StatusChange),
  /** Sends of this case that are not settled, or were confirmed and are not yet among the entries; oldest first. */
  sends: z.array(OutboxItem),
  draft: ReplyDraft.nullable(),
  /** The agent's own words about the case; they never leave this computer. Empty: none. */
  note: z.string(),
  /** Entries up to this one were read before; null: all are new. */
  readUpTo: EntryId.nullable(),
  capabilities: Capabilities,
});
export type CaseThread = z.output<typeof CaseThread>;

/** What became of an attempt to track a case by its id. */
export const TrackOutcome = z.object({
  id: CaseId,
  outcome: z.enum(['tracked', 'already-tracked']),
});
export type TrackOutcome = z.output<typeof TrackOutcome>;

/** Whose turn a status means. Both the v1 names and the dated versions' (wise-api.md 1.1, 1.2). */
export function turnOf(status: string | null): Turn {
  switch (status) {
    case 'PENDING':
    case 'WAITING_CUSTOMER_INPUT':
      return 'ours';
    case 'CREATING':
    case 'OPEN':
    case 'IN_REVIEW':
      return 'theirs';
    case 'SOLVED':
    case 'CLOSED':
    case 'RESOLVED':
    case 'FAILED':
      return 'done';
    default:
      return 'unknown';
  }
}

/** The one view by status in which a case stands. */
export function viewOf(status: string | null): Exclude<View, 'all' | 'drafts' | 'unread' | 'snoozed' | 'done'> {
  switch (status) {
    case 'PENDING':
    case 'WAITING_CUSTOMER_INPUT':
      return 'needs-action';
    case 'OPEN':
    case 'IN_REVIEW':
      return 'with-wise';
    case 'CREATING':
      return 'creating';
    case 'SOLVED':
      return 'solved';
    case 'CLOSED':
    case 'RESOLVED':
    case 'FAILED':
      return 'closed';
    default:
      return 'other';
  }
}
