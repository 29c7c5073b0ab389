import type { Migration } from '../open-database.ts';

/**
 * The cache: what Wise told us, and a projection of the desk beside it so that lists are one query. All of it can be
 * made again from the desk and the server.
 */
export const cacheMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'cases, entries, request log',
    sql: `
      CREATE TABLE cases (
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        subject TEXT,
        external_id TEXT,
        tracked_at INTEGER NOT NULL,
        status TEXT,
        view TEXT NOT NULL DEFAULT 'other',
        type TEXT,
        created_at INTEGER,
        updated_at INTEGER,
        updated_raw TEXT,
        message TEXT,
        fetched_at INTEGER,
        entries_fetched_at INTEGER,
        newest_author TEXT,
        newest_text TEXT,
        newest_entry TEXT,
        activity_at INTEGER NOT NULL,
        trouble TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        draft INTEGER NOT NULL DEFAULT 0,
        outbox TEXT NOT NULL DEFAULT 'none',
        PRIMARY KEY (account_id, case_id)
      ) STRICT;
      CREATE INDEX cases_by_activity ON cases (account_id, view, activity_at, case_id);
      CREATE INDEX cases_by_created ON cases (account_id, view, created_at, case_id);

      CREATE TABLE entries (
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        author TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at INTEGER,
        position TEXT NOT NULL,
        gone INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0,
        first_seen_at INTEGER NOT NULL,
        PRIMARY KEY (account_id, case_id, entry_id)
      ) STRICT;
      CREATE INDEX entries_by_position ON entries (account_id, case_id, position);

      CREATE TABLE entry_history (
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        replaced_at INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX entry_history_by_entry ON entry_history (account_id, case_id, entry_id);

      CREATE TABLE request_log (
        id INTEGER PRIMARY KEY,
        account_id TEXT,
        at INTEGER NOT NULL,
        method TEXT NOT NULL,
        path TEXT NOT NULL,
        status INTEGER,
        outcome TEXT NOT NULL,
        duration_ms INTEGER NOT NULL,
        bytes_received INTEGER NOT NULL,
        trace_id TEXT,
        correlation_id TEXT NOT NULL
      ) STRICT;
      CREATE INDEX request_log_by_time ON request_log (at);

      CREATE TABLE notes_of_ours (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    version: 2,
    name: 'full-text search',
    sql: `
      CREATE TABLE search_documents (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        part TEXT NOT NULL,
        UNIQUE (account_id, case_id, part)
      ) STRICT;
      CREATE VIRTUAL TABLE search_index USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
    `,
  },
  {
    version: 3,
    name: 'lists of all cases and of those with a draft',
    sql: `
      CREATE INDEX cases_by_activity_alone ON cases (account_id, activity_at, case_id);
      CREATE INDEX cases_with_draft ON cases (account_id, activity_at, case_id) WHERE draft = 1;
    `,
  },
  {
    version: 4,
    name: "entries by their id alone, to notice a thread that is another case's",
    sql: 'CREATE INDEX entries_by_id ON entries (account_id, entry_id)',
  },
  {
    version: 5,
    name: 'local work beside each case, and what it is sorted and filtered by',
    sql: `
      ALTER TABLE cases ADD COLUMN transfer_id TEXT;
      ALTER TABLE cases ADD COLUMN profile_id TEXT;
      ALTER TABLE cases ADD COLUMN user_id TEXT;
      ALTER TABLE cases ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE cases ADD COLUMN snoozed INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE cases ADD COLUMN snoozed_until INTEGER;
      ALTER TABLE cases ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE cases ADD COLUMN note INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE cases ADD COLUMN status_since INTEGER;
      ALTER TABLE cases ADD COLUMN due_at INTEGER;
      CREATE INDEX cases_by_due ON cases (account_id, view, due_at, case_id);
      CREATE INDEX cases_unread ON cases (account_id, activity_at, case_id) WHERE unread = 1;
      CREATE INDEX cases_snoozed ON cases (snoozed_until) WHERE snoozed_until IS NOT NULL;
      CREATE INDEX entries_by_time ON entries (account_id, created_at);

      -- Cases whose desk side is being changed: what a crash leaves here is projected anew at the next start.
      CREATE TABLE projections_due (account_id TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (account_id, case_id)) STRICT;
      INSERT INTO projections_due (account_id, case_id) SELECT account_id, case_id FROM cases;
    `,
  },
  {
    version: 6,
    name: 'redacted bodies in the request log',
    sql: `
      ALTER TABLE request_log ADD COLUMN environment TEXT;
      ALTER TABLE request_log ADD COLUMN request_body TEXT;
      ALTER TABLE request_log ADD COLUMN response_body TEXT;
      CREATE INDEX request_log_failed ON request_log (at, id) WHERE outcome <> 'ok';
    `,
  },
];
