import type { AccountContents, AccountSummary, SignedOut } from '../../src-shared/accounts.ts';
import type { AppInfo } from '../../src-shared/app-info.ts';
import type { NewCaseDraft, ReplyDraft } from '../../src-shared/drafts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { EventName, EventPayload } from '../../src-shared/ipc.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { PolicyReport } from '../../src-shared/policy.ts';
import type { ImportedRow, ImportJob, Restored } from '../../src-shared/register.ts';
import type { CaseTemplate, SavedReply } from '../../src-shared/replies.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src-shared/settings.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import type { SavedView } from '../../src-shared/work.ts';
import { ACCOUNT_ID, anAccount, type FakeCase } from './builders.ts';
import { aDiagnostics, type FakeDiagnostics } from './fake-diagnostics.ts';
import { aReading, type FakeReading } from './fake-reading.ts';
import { aSupport, type FakeSupport } from './fake-support.ts';

/** An import as the fake main process keeps it. */
export type FakeJob = { readonly id: string; readonly state: ImportJob['state']; readonly rows: readonly ImportedRow[] };

/** Tells the page what changed. */
export type Emit = <N extends EventName>(name: N, event: EventPayload<N>) => void;

/** What the fake main process knows. A test changes it and says what changed. */
export type World = {
  info: AppInfo;
  accounts: AccountSummary[];
  activeId: string | null;
  /** What ends work with many cases in the middle. */
  stopped: AppError | null;
  /** How many cases of an account need action. */
  needsAction: Map<string, number>;
  /** What would go with an account. */
  contents: AccountContents;
  /** What signing out, or removing an account, answers. */
  signedOut: SignedOut;
  cases: Map<string, FakeCase>;
  drafts: Map<string, ReplyDraft>;
  newCase: NewCaseDraft | null;
  /** Of a `caseport://` link that started the application. */
  link: { accountId: string; caseId: string } | null;
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
  replies: SavedReply[];
  templates: CaseTemplate[];
  /** Where a file was saved; null: the person changed their mind. */
  savedAt: string | null;
  restored: Restored;
  savedViews: SavedView[];
  /** The newest first. */
  recentSearches: string[];
  reading: FakeReading;
  policy: PolicyReport;
  diagnostics: FakeDiagnostics;
  support: FakeSupport;
};

export function aWorld(part: Partial<World> = {}): World {
  return {
    info: {
      name: 'Caseport',
      version: '0.1.0',
      host: 'test',
      platform: 'linux',
      development: false,
      persistence: 'disk',
      stage: { stage: 'ready' },
      repaired: 'nothing',
      lastEnd: 'orderly',
      update: null,
    },
    accounts: [anAccount()],
    stopped: null,
    needsAction: new Map(),
    contents: { cases: 0, drafts: 0, notes: 0, supportRequests: 0, openSends: 0 },
    signedOut: { secret: 'removed' },
    activeId: ACCOUNT_ID,
    cases: new Map(),
    drafts: new Map(),
    newCase: null,
    link: null,
    outbox: [],
    sync: { phase: 'idle', since: Date.now() - 60_000, until: null, why: null, lastReadAt: Date.now() - 20_000 },
    settings: { ...DEFAULT_SETTINGS, theme: 'light' },
    clipboard: '',
    openedLinks: [],
    threadWindow: 50,
    untracked: new Map(),
    job: null,
    replies: [],
    templates: [],
    savedAt: 'Documents/caseport-file',
    savedViews: [],
    recentSearches: [],
    restored: { accounts: 1, cases: 412, drafts: 3, sends: 2 },
    reading: aReading(),
    policy: { entries: [], problems: [] },
    diagnostics: aDiagnostics(),
    support: aSupport(),
    ...part,
  };
}
