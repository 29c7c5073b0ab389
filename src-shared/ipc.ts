import { z } from 'zod';
import { AccountList, AccountSummary, ConnectForm, NeedsAction, SignedOut } from './accounts.ts';
import { AppInfo } from './app-info.ts';
import { accountCalls } from './calls/accounts.ts';
import { call } from './calls/call.ts';
import { desktopCalls, desktopEvents } from './calls/desktop.ts';
import { hostCalls, hostEvents } from './calls/host.ts';
import { readingCalls, readingEvents } from './calls/reading.ts';
import { replyCalls, replyEvents } from './calls/replies.ts';
import { supportCalls, supportEvents } from './calls/support.ts';
import { workCalls, workEvents } from './calls/work.ts';
import { CaseGrouping, CaseSort, CaseThread, CaseWindow, Entry, ListSource, TrackOutcome, View, ViewCounts } from './cases.ts';
import { NewCaseDraft, NewCaseFields, ReplyDraft, SaveReplyDraft } from './drafts.ts';
import { type AppError, AppFailure } from './errors.ts';
import { AccountId, CaseId, EntryId, Moment, OutboxId } from './ids.ts';
import { OutboxItem, QueueCreate, QueueReply, ReviewAction } from './outbox.ts';
import {
  ImportedRow,
  ImportJob,
  ImportOutcome,
  ImportRow,
  MAX_BACKUP_BASE64,
  MAX_IMPORT_ROWS,
  Passphrase,
  Restored,
  Saved,
} from './register.ts';
import { Settings, SettingsChange } from './settings.ts';
import { SyncState } from './sync.ts';

const nothing = z.strictObject({});
const done = z.object({});
const account = z.strictObject({ accountId: AccountId });
const oneCase = z.strictObject({ accountId: AccountId, caseId: CaseId });

/** The largest window of a list that one call may ask for. */
export const MAX_WINDOW = 200;

/**
 * Renderer asks, main answers. A row here is the only way to widen the bridge. Output schemas strip what they do not
 * name, so that a field nobody promised (a token, say) can not cross.
 */
export const calls = {
  'app.info': call(nothing, AppInfo),
  /** Tries again to open what could not be opened; after an unlocked keychain, for example. */
  'app.retry': call(nothing, AppInfo),

  /**
   * For a desk that can not be opened: puts all of it aside, in a folder of the profile, and begins a new one. Only in the
   * stages `damaged` and `key-missing`; the renderer asks first.
   */
  'app.startOver': call(nothing, AppInfo),

  /** The case of a link that was opened before the page could listen; given once. */
  'app.takeLink': call(nothing, z.object({ link: z.object({ accountId: AccountId, caseId: CaseId }).nullable() })),

  'accounts.list': call(nothing, AccountList),
  'accounts.needsAction': call(nothing, NeedsAction),
  /** Starts the built-in stand-in and tracks its cases. */
  'accounts.startDemo': call(nothing, AccountSummary),
  /** Makes a test call first; saves only what worked. */
  'accounts.connect': call(ConnectForm, AccountSummary),
  /** Gives up the test call that is under way; what it would have saved is not saved. */
  'accounts.cancelConnect': call(nothing, done),
  'accounts.activate': call(account, done),
  /**
   * Forgets the secret of an account; its cases, drafts and sends stay. Says whether the keychain let go of it; asked of an
   * account that is signed out already, it tries that again.
   */
  'accounts.signOut': call(account, SignedOut),
  /** Signs an existing account in again, with the same test call. */
  'accounts.signIn': call(z.strictObject({ accountId: AccountId, credentials: ConnectForm.shape.credentials }), AccountSummary),
  ...accountCalls,

  'cases.counts': call(account, ViewCounts),
  /**
   * A window of a list. A search that can not be read is answered with `invalid-field`; the renderer reads it with the same
   * code before it asks.
   */
  'cases.window': call(
    z.strictObject({
      accountId: AccountId,
      source: ListSource,
      sort: CaseSort,
      grouping: CaseGrouping,
      start: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(MAX_WINDOW),
    }),
    CaseWindow,
  ),
  'cases.open': call(oneCase, CaseThread),
  /** Entries older than `before`, newest of them first cut to `count`, given oldest first. */
  'cases.olderEntries': call(
    z.strictObject({ accountId: AccountId, caseId: CaseId, before: EntryId, count: z.number().int().min(1).max(MAX_WINDOW) }),
    z.object({ entries: z.array(Entry), olderEntries: z.number().int().nonnegative() }),
  ),
  /** Everything up to `upTo` counts as read. */
  'cases.markRead': call(z.strictObject({ accountId: AccountId, caseId: CaseId, upTo: EntryId }), done),
  /** Reads the case from Wise first: not-found and forbidden are answers, and nothing is tracked then. */
  'cases.track': call(oneCase, TrackOutcome),
  'cases.refresh': call(oneCase, done),
  /** Which case is on screen, and whether the window has the focus: it is read more often and not announced. */
  'cases.showing': call(z.strictObject({ accountId: AccountId, caseId: CaseId.nullable(), focused: z.boolean() }), done),

  /** Takes cases off the list; nothing of them is deleted, and `register.retrack` brings them back as they were. */
  'register.untrack': call(z.strictObject({ accountId: AccountId, caseIds: z.array(CaseId).min(1).max(MAX_IMPORT_ROWS) }), done),
  'register.retrack': call(z.strictObject({ accountId: AccountId, caseIds: z.array(CaseId).min(1).max(MAX_IMPORT_ROWS) }), done),
  /** Begins to track many cases; `import.changed` tells of progress. */
  'register.import': call(
    z.strictObject({ accountId: AccountId, rows: z.array(ImportRow).min(1).max(MAX_IMPORT_ROWS) }),
    ImportJob,
  ),
  /** The newest import of the account, finished or not. */
  'register.importJob': call(account, z.object({ job: ImportJob.nullable() })),
  'register.importRows': call(
    z.strictObject({
      jobId: z.uuid(),
      outcome: ImportOutcome.nullable(),
      start: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(MAX_WINDOW),
    }),
    z.object({ total: z.number().int(), rows: z.array(ImportedRow) }),
  ),
  /** Rows whose turn has not come are left; what is tracked stays tracked. */
  'register.cancelImport': call(z.strictObject({ jobId: z.uuid() }), ImportJob),
  'register.export': call(z.strictObject({ accountId: AccountId, format: z.enum(['csv', 'json']) }), Saved),

  /** The whole desk in one encrypted file; secrets are not in it. */
  'backup.create': call(z.strictObject({ passphrase: Passphrase }), Saved),
  /** @throws AppFailure `backup-refused` with the reason; the desk is untouched then. */
  'backup.restore': call(
    z.strictObject({ base64: z.string().max(MAX_BACKUP_BASE64), passphrase: z.string().max(1_000) }),
    Restored,
  ),

  /** Takes the reply and removes the case's draft, both or neither. */
  'outbox.reply': call(QueueReply, OutboxItem),
  /** Takes the creation and removes the form's draft, both or neither. */
  'outbox.create': call(QueueCreate, OutboxItem),
  /** Everything not settled, newest first, then the last settled ones. */
  'outbox.list': call(account, z.array(OutboxItem)),
  'outbox.get': call(z.strictObject({ id: OutboxId }), OutboxItem),
  /** Takes a send back while it is held; its text becomes the draft again. */
  'outbox.undo': call(z.strictObject({ id: OutboxId }), OutboxItem),
  'outbox.review': call(z.strictObject({ id: OutboxId, action: ReviewAction }), OutboxItem),

  'drafts.saveReply': call(SaveReplyDraft, z.object({ savedAt: Moment })),
  /** Answers what was discarded, so that it can be brought back. */
  'drafts.discardReply': call(oneCase, z.object({ discarded: ReplyDraft.nullable() })),
  'drafts.newCase': call(account, z.object({ draft: NewCaseDraft.nullable() })),
  'drafts.saveNewCase': call(z.strictObject({ accountId: AccountId, fields: NewCaseFields }), z.object({ savedAt: Moment })),
  'drafts.discardNewCase': call(account, z.object({ discarded: NewCaseDraft.nullable() })),

  'sync.state': call(account, SyncState),
  'sync.now': call(account, done),

  'settings.get': call(nothing, Settings),
  'settings.change': call(SettingsChange, Settings),

  ...replyCalls,
  ...readingCalls,
  ...workCalls,
  ...supportCalls,
  ...desktopCalls,
  ...hostCalls,

  /** Opens a reviewed https link in the browser. The main process reviews it again. */
  'links.open': call(z.strictObject({ url: z.string().max(4_096) }), done),
  'clipboard.write': call(z.strictObject({ text: z.string().max(2_000_000) }), done),
} as const;

/** Main tells, renderer listens: an event says what changed, a call fetches it. */
export const events = {
  'app.changed': z.object({}),
  'accounts.changed': z.object({}),
  'cases.changed': z.object({ accountId: AccountId, ids: z.array(CaseId) }),
  'outbox.changed': z.object({ accountId: AccountId, ids: z.array(OutboxId) }),
  'sync.changed': z.object({ accountId: AccountId }),
  'settings.changed': z.object({}),
  'import.changed': z.object({ accountId: AccountId, jobId: z.uuid() }),
  ...replyEvents,
  ...readingEvents,
  ...workEvents,
  ...supportEvents,
  ...desktopEvents,
  ...hostEvents,
  /** A click on a notification, or a link: show this case. */
  'navigate.case': z.object({ accountId: AccountId, caseId: CaseId }),
  /** A click on a summary: show where what it tells of stands. */
  'navigate.view': z.object({
    accountId: AccountId,
    view: z.union([View, z.enum(['outbox', 'status', 'support'])]),
    /** Of `support`: the request that it is about. */
    requestId: z.uuid().optional(),
  }),
};

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type EventName = keyof typeof events;
/** What the caller passes. */
export type Request<N extends CallName> = z.input<Calls[N]['input']>;
/** What the handler receives: checked. */
export type Input<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
/** A call without a handler does not compile. */
export type Handlers = { readonly [N in CallName]: (input: Input<N>) => Output<N> | Promise<Output<N>> };
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** What the page sees as `window.caseport`. Nothing else crosses. */
export type Bridge = {
  call<N extends CallName>(name: N, input: Request<N>): Promise<Reply<Output<N>>>;
  /** @returns the undo of the subscription. */
  on<N extends EventName>(name: N, listener: (event: EventPayload<N>) => void): () => void;
};

/** True for the name of a call in the table; own properties only, so `constructor` is no call. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && Object.hasOwn(events, name);
}

/** Receives what was no expected failure, and returns a reference under which the log holds it. */
export type ReportBug = (cause: unknown, where: string) => string;

/**
 * Answers one call: checks the request, runs the handler, checks the answer. Never throws, so that Electron never gets
 * the chance to flatten an error into a string. The casts are the known limit of mapped unions, and the only ones.
 */
export async function answer(handlers: Handlers, name: unknown, raw: unknown, reportBug: ReportBug): Promise<Reply<unknown>> {
  if (!isCallName(name)) return { ok: false, error: { kind: 'bad-request', at: ['name'] } };
  try {
    const asked = calls[name].input.safeParse(raw);
    if (!asked.success) {
      return { ok: false, error: { kind: 'bad-request', at: asked.error.issues.map((issue) => issue.path.join('.')) } };
    }
    const handler = handlers[name] as (input: unknown) => unknown;
    const value = await handler(asked.data);
    return { ok: true, value: calls[name].output.parse(value) };
  } catch (cause) {
    if (cause instanceof AppFailure) return { ok: false, error: cause.error };
    return { ok: false, error: { kind: 'unexpected', reference: reportBug(cause, name) } };
  }
}
