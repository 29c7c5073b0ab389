import { z } from 'zod';
import { all, type Db, rawRows, run, transact } from './database.ts';

/**
 * What of the desk goes into a copy, parents first. Imports are left out: what they tracked is in the register. The demo
 * lives on this computer only, and so does the log of what was done on it.
 */
const TABLES = [
  'accounts',
  'tracked_cases',
  'case_tags',
  'status_changes',
  'reply_drafts',
  'new_case_drafts',
  'outbox',
  'settings',
  'saved_views',
  'saved_replies',
  'case_templates',
  'support_requests',
  'support_request_events',
  'emergencies',
] as const;

/** What is carried out of a damaged desk into a new one on the same computer. */
export const SALVAGED_TABLES = [...TABLES, 'recent_searches', 'audit_log'] as const;
type Table = (typeof SALVAGED_TABLES)[number];

const Cell = z.union([z.string(), z.number(), z.null()]);
const Row = z.record(z.string(), Cell);
type Row = z.output<typeof Row>;

export const DeskCopy = z.object({
  format: z.literal(1),
  createdAt: z.number(),
  tables: z.record(z.string(), z.array(Row)),
});
export type DeskCopy = z.output<typeof DeskCopy>;

/** Of the named values only this one is the person's; the others tell what this computer did: what it held back, until when it is quiet. */
const OF_THE_PERSON = 'settings';

function isLocal(table: Table, row: Row): boolean {
  return table === 'settings' && row.key !== OF_THE_PERSON;
}

/** Everything that the person made, as plain rows. */
export function copyDesk(desk: Db, now: number): DeskCopy {
  const tables = Object.fromEntries(TABLES.map((table) => [table, z.array(Row).parse(rawRows(desk, `SELECT * FROM ${table}`))]));
  const demo = new Set((tables.accounts ?? []).filter((row) => row.environment === 'demo').map((row) => row.id));
  for (const table of TABLES) {
    tables[table] = (tables[table] ?? []).filter(
      (row) => !demo.has((table === 'accounts' ? row.id : row.account_id) ?? null) && !isLocal(table, row),
    );
  }
  // What happened to a request goes where the request goes.
  const requests = new Set((tables.support_requests ?? []).map((row) => row.id));
  tables.support_request_events = (tables.support_request_events ?? []).filter((row) => requests.has(row.request_id));
  return { format: 1, createdAt: now, tables };
}

export type Added = { accounts: number; cases: number; drafts: number; sends: number };

/**
 * Adds the rows of a copy that are missing here; what is here is left as it is, so that an old copy never undoes newer work.
 * A send that was open comes as a question: it may have left since the copy was made.
 * @param options.keepSignedIn for a copy of this very computer, whose keychain still holds the secrets; else accounts come
 * signed out.
 */
export function mergeDesk(desk: Db, copy: DeskCopy, now: number, options: { readonly keepSignedIn: boolean }): Added {
  const added: Added = { accounts: 0, cases: 0, drafts: 0, sends: 0 };
  transact(desk, () => {
    const accountIds = matchAccounts(desk, copy);
    for (const table of SALVAGED_TABLES) {
      for (const row of copy.tables[table] ?? []) {
        // A backup of an older version may hold them as well.
        if (!options.keepSignedIn && isLocal(table, row)) continue;
        const count = insertMissing(desk, table, adapt(table, row, accountIds, now, options.keepSignedIn));
        if (table === 'accounts') added.accounts += count;
        if (table === 'tracked_cases') added.cases += count;
        if (table === 'reply_drafts' || table === 'new_case_drafts') added.drafts += count;
        if (table === 'outbox') added.sends += count;
      }
    }
  });
  return added;
}

/** The same client in the same environment is the same account, also where it was connected anew and has another id. */
function matchAccounts(desk: Db, copy: DeskCopy): ReadonlyMap<Row[string], Row[string]> {
  const here = z.array(Row).parse(rawRows(desk, 'SELECT * FROM accounts'));
  const matched = new Map<Row[string], Row[string]>();
  for (const row of copy.tables.accounts ?? []) {
    const same = here.find(
      (known) =>
        row.client_id !== null &&
        known.client_id === row.client_id &&
        known.environment === row.environment &&
        known.base_url === row.base_url,
    );
    if (same !== undefined && row.id !== undefined && same.id !== undefined) matched.set(row.id, same.id);
  }
  return matched;
}

const UNSETTLED: ReadonlySet<Row[string]> = new Set(['queued', 'sending', 'retry-wait', 'unconfirmed']);

function adapt(
  table: Table,
  row: Row,
  accountIds: ReadonlyMap<Row[string], Row[string]>,
  now: number,
  keepSignedIn: boolean,
): Row {
  if (table === 'accounts') {
    const id = accountIds.get(row.id ?? null) ?? row.id ?? null;
    return { ...row, id, ...(keepSignedIn ? {} : { state: 'signed-out' }) };
  }
  if (table === 'support_request_events') {
    // Numbered anew: another event may have the number here.
    const { id: _, ...event } = row;
    return event;
  }
  if (row.account_id === undefined) return row;
  const adapted: Row = { ...row, account_id: accountIds.get(row.account_id ?? null) ?? row.account_id ?? null };
  if (table === 'status_changes') delete adapted.id;
  if (table === 'outbox') {
    delete adapted.sequence;
    if (UNSETTLED.has(row.state ?? null)) {
      return {
        ...adapted,
        state: 'needs-review',
        waits_for: null,
        next_try_at: null,
        hold_until: null,
        sent_at: row.sent_at ?? now,
      };
    }
  }
  return adapted;
}

/** @returns 1 where it was missing */
function insertMissing(desk: Db, table: Table, row: Row): number {
  const known = new Set(
    all(desk, z.object({ name: z.string() }), `SELECT name FROM pragma_table_info('${table}')`).map((column) => column.name),
  );
  const columns = Object.keys(row).filter((column) => known.has(column));
  if (columns.length === 0) return 0;
  if (table === 'status_changes' && hasSameChange(desk, row)) return 0;
  if (wasSentSince(desk, table, row)) return 0;

  if (table === 'support_request_events' && !isMissingEvent(desk, row)) return 0;
  const places = columns.map(() => '?').join(', ');
  return run(
    desk,
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
    ...columns.map((column) => row[column] ?? null),
  );
}

/** A draft that was sent after the copy was made is no draft any more: shown again, it would be sent twice. */
function wasSentSince(desk: Db, table: Table, row: Row): boolean {
  if (table !== 'reply_drafts' && table !== 'new_case_drafts') return false;
  const isReply = table === 'reply_drafts';
  const found = all(
    desk,
    z.object({ found: z.number() }),
    `SELECT 1 AS found FROM outbox WHERE account_id = ? AND kind = ? AND (? IS NULL OR case_id = ?)
       AND state <> 'withdrawn' AND created_at >= ? LIMIT 1`,
    row.account_id ?? null,
    isReply ? 'reply' : 'create',
    isReply ? (row.case_id ?? null) : null,
    isReply ? (row.case_id ?? null) : null,
    row.saved_at ?? 0,
  );
  return found.length > 0;
}

function hasSameChange(desk: Db, row: Row): boolean {
  const values = [row.account_id ?? null, row.case_id ?? null, row.to_status ?? null, row.seen_at ?? null];
  return (
    all(
      desk,
      z.object({ found: z.number() }),
      'SELECT 1 AS found FROM status_changes WHERE account_id = ? AND case_id = ? AND to_status = ? AND seen_at = ? LIMIT 1',
      ...values,
    ).length > 0
  );
}

/** An event that is not here, of a request that is: part of a damaged desk may hold the one without the other. */
function isMissingEvent(desk: Db, row: Row): boolean {
  const found = all(
    desk,
    z.object({ found: z.number() }),
    `SELECT EXISTS (SELECT 1 FROM support_request_events e WHERE e.request_id = r.id AND e.at = ? AND e.to_state = ?) AS found
     FROM support_requests r WHERE r.id = ?`,
    row.at ?? null,
    row.to_state ?? null,
    row.request_id ?? null,
  );
  return found[0]?.found === 0;
}
