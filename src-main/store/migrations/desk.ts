import type { Migration } from '../open-database.ts';

/**
 * The desk: what the person made and nobody else holds. Steps only add; a published step is never edited, because
 * a workstation somewhere has already run it.
 */
export const deskMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'accounts, register, drafts, outbox, settings',
    sql: `
      CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        label TEXT NOT NULL,
        environment TEXT NOT NULL,
        base_url TEXT,
        sign_in TEXT NOT NULL,
        client_id TEXT,
        proxy TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE tracked_cases (
        account_id TEXT NOT NULL REFERENCES accounts(id),
        case_id TEXT NOT NULL,
        origin TEXT NOT NULL,
        type TEXT,
        subject TEXT,
        description TEXT,
        transfer_id TEXT,
        profile_id TEXT,
        user_id TEXT,
        external_id TEXT,
        tracked_at INTEGER NOT NULL,
        read_up_to TEXT,
        announced TEXT,
        PRIMARY KEY (account_id, case_id)
      ) STRICT;

      CREATE TABLE status_changes (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        from_status TEXT,
        to_status TEXT NOT NULL,
        seen_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX status_changes_by_case ON status_changes (account_id, case_id, id);

      CREATE TABLE reply_drafts (
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        text TEXT NOT NULL,
        selection_start INTEGER NOT NULL,
        selection_end INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (account_id, case_id)
      ) STRICT;

      CREATE TABLE new_case_drafts (
        account_id TEXT PRIMARY KEY,
        fields TEXT NOT NULL,
        saved_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE outbox (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL REFERENCES accounts(id),
        kind TEXT NOT NULL,
        case_id TEXT,
        text TEXT NOT NULL,
        creation TEXT,
        state TEXT NOT NULL,
        waits_for TEXT,
        error TEXT,
        accepted INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        hold_until INTEGER,
        next_try_at INTEGER,
        sent_at INTEGER,
        baseline TEXT,
        clean_looks INTEGER NOT NULL DEFAULT 0,
        last_clean_look_at INTEGER,
        confirmed_entry_id TEXT,
        settled_at INTEGER
      ) STRICT;
      CREATE INDEX outbox_by_case ON outbox (account_id, case_id, sequence);
      CREATE INDEX outbox_by_state ON outbox (account_id, state, sequence);

      CREATE TABLE outbox_events (
        id INTEGER PRIMARY KEY,
        outbox_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        to_state TEXT NOT NULL,
        note TEXT
      ) STRICT;
      CREATE INDEX outbox_events_by_row ON outbox_events (outbox_id, id);

      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    version: 2,
    name: 'imports, notes, untracking, certificates',
    sql: `
      ALTER TABLE accounts ADD COLUMN tls TEXT;
      ALTER TABLE tracked_cases ADD COLUMN note TEXT;
      ALTER TABLE tracked_cases ADD COLUMN untracked_at INTEGER;

      CREATE TABLE imports (
        id TEXT PRIMARY KEY,
        account_id TEXT NOT NULL REFERENCES accounts(id),
        state TEXT NOT NULL,
        started_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX imports_by_account ON imports (account_id, started_at);

      CREATE TABLE import_rows (
        import_id TEXT NOT NULL REFERENCES imports(id),
        position INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        external_id TEXT,
        subject TEXT,
        note TEXT,
        outcome TEXT NOT NULL DEFAULT 'waiting',
        PRIMARY KEY (import_id, position)
      ) STRICT;
      CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, position);
    `,
  },
  {
    version: 3,
    name: 'revision, compared with the mirror at every start',
    sql: `
      CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL) STRICT;
      INSERT INTO revision (id, n) VALUES (1, 0);
    `,
  },
  {
    version: 4,
    name: 'local work, saved views, saved replies, templates, audit log',
    sql: `
      ALTER TABLE tracked_cases ADD COLUMN done_at INTEGER;
      ALTER TABLE tracked_cases ADD COLUMN snoozed_at INTEGER;
      ALTER TABLE tracked_cases ADD COLUMN snoozed_until INTEGER;

      CREATE TABLE case_tags (
        account_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (account_id, case_id, tag)
      ) STRICT;
      CREATE INDEX case_tags_by_tag ON case_tags (account_id, tag);

      CREATE TABLE saved_views (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        sort TEXT NOT NULL,
        grouping TEXT NOT NULL,
        position INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE recent_searches (text TEXT PRIMARY KEY, searched_at INTEGER NOT NULL) STRICT;

      CREATE TABLE saved_replies (
        id TEXT PRIMARY KEY,
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE case_templates (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        fields TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE audit_log (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        account_id TEXT,
        case_id TEXT,
        detail TEXT
      ) STRICT;
      CREATE INDEX audit_log_by_time ON audit_log (at, id);

      ALTER TABLE outbox ADD COLUMN part_of TEXT;
    `,
  },
  {
    version: 5,
    name: 'requests to technical support, and what was done in an emergency',
    sql: `
      CREATE TABLE support_requests (
        id TEXT PRIMARY KEY,
        account_id TEXT,
        case_id TEXT,
        severity INTEGER NOT NULL,
        subject TEXT NOT NULL,
        draft TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        wise_replied_at INTEGER,
        reminded_at INTEGER
      ) STRICT;
      CREATE INDEX support_requests_by_state ON support_requests (state, changed_at);

      CREATE TABLE support_request_events (
        id INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES support_requests(id),
        at INTEGER NOT NULL,
        to_state TEXT NOT NULL
      ) STRICT;
      CREATE INDEX support_request_events_by_request ON support_request_events (request_id, id);

      CREATE TABLE emergencies (
        id TEXT PRIMARY KEY,
        account_id TEXT,
        steps TEXT NOT NULL,
        notes TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER
      ) STRICT;
    `,
  },
];
