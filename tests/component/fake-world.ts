import type { AccountSummary } from '../../src-shared/accounts.ts';
import type { AppInfo } from '../../src-shared/app-info.ts';
import type { NewCaseDraft, ReplyDraft } from '../../src-shared/drafts.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { ImportedRow, ImportJob, Restored } from '../../src-shared/register.ts';
import type { Settings } from '../../src-shared/settings.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import type { FakeCase } from './builders.ts';

/** An import as the fake main process keeps it. */
export type FakeJob = { readonly id: string; readonly state: ImportJob['state']; readonly rows: readonly ImportedRow[] };

/** What the fake main process knows. A test changes it and says what changed. */
export type World = {
  info: AppInfo;
  accounts: AccountSummary[];
  activeId: string | null;
  cases: Map<string, FakeCase>;
  drafts: Map<string, ReplyDraft>;
  newCase: NewCaseDraft | null;
  outbox: OutboxItem[];
  sync: SyncState;
  settings: Settings;
  clipboard: string;
  openedLinks: string[];
  /** Entries that one answer of `cases.open` holds. */
  threadWindow: number;
  /** Cases that were taken off the list. */
  untracked: Map<string, FakeCase>;
  job: FakeJob | null;
  /** Where a file was saved; null: the person changed their mind. */
  savedAt: string | null;
  restored: Restored;
};
