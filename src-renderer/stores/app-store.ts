import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountSummary, ConnectForm, Credentials, SignedOut } from '../../src-shared/accounts.ts';
import type { AppInfo } from '../../src-shared/app-info.ts';
import type { ViewCounts } from '../../src-shared/cases.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../../src-shared/settings.ts';
import type { SettingPath } from '../../src-shared/settings-catalogue.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import { coalesce } from './coalesce.ts';

export type AppState = {
  readonly info: AppInfo | null;
  readonly error: AppError | null;
  /** Null until they were asked for. */
  readonly accounts: readonly AccountSummary[] | null;
  readonly activeId: string | null;
  readonly settings: Settings;
  readonly counts: ViewCounts | null;
  readonly sync: SyncState | null;
};

const START: AppState = {
  info: null,
  error: null,
  accounts: null,
  activeId: null,
  settings: DEFAULT_SETTINGS,
  counts: null,
  sync: null,
};

export type AppStore = ReturnType<typeof createAppStore>;

/** What the application is, who is signed in, how the connection does. */
export function createAppStore(bridge: Bridge) {
  const store: StoreApi<AppState> = createStore<AppState>()(() => START);
  const undo: (() => void)[] = [];

  const loadInfo = coalesce(async () => {
    const reply = await bridge.call('app.info', {});
    if (!reply.ok) return store.setState({ error: reply.error });
    takeInfo(reply.value);
  });

  function takeInfo(info: AppInfo): void {
    const opened = info.stage.stage === 'ready' && store.getState().info?.stage.stage !== 'ready';
    store.setState({ info, error: null });
    if (opened) {
      void loadAccounts();
      void loadSettings();
    }
  }

  const loadAccounts = coalesce(async () => {
    const reply = await bridge.call('accounts.list', {});
    if (!reply.ok) return store.setState({ error: reply.error });
    const { accounts, activeId } = reply.value;
    if (activeId !== store.getState().activeId) store.setState({ counts: null, sync: null });
    store.setState({ accounts, activeId, error: null });
    await Promise.all([loadCounts(), loadSync()]);
  });

  const loadSettings = coalesce(async () => {
    const reply = await bridge.call('settings.get', {});
    if (reply.ok) store.setState({ settings: reply.value });
  });

  const loadCounts = coalesce(async () => {
    const accountId = store.getState().activeId;
    if (accountId === null) return;
    const reply = await bridge.call('cases.counts', { accountId });
    if (reply.ok && store.getState().activeId === accountId) store.setState({ counts: reply.value });
  });

  const loadSync = coalesce(async () => {
    const accountId = store.getState().activeId;
    if (accountId === null) return;
    const reply = await bridge.call('sync.state', { accountId });
    if (reply.ok && store.getState().activeId === accountId) store.setState({ sync: reply.value });
  });

  /** Runs `load` where the event is about the account on screen. */
  const ifActive = (load: () => Promise<void>) => (event: { readonly accountId: string }) => {
    if (event.accountId === store.getState().activeId) void load();
  };

  return {
    store,
    start(): void {
      undo.push(
        bridge.on('app.changed', () => void loadInfo()),
        bridge.on('accounts.changed', () => void loadAccounts()),
        bridge.on('settings.changed', () => void loadSettings()),
        bridge.on('cases.changed', ifActive(loadCounts)),
        bridge.on('outbox.changed', ifActive(loadCounts)),
        bridge.on('sync.changed', ifActive(loadSync)),
      );
      void loadInfo();
    },
    stop(): void {
      for (const end of undo.splice(0)) end();
    },
    loadCounts,
    async retry(): Promise<void> {
      const reply = await bridge.call('app.retry', {});
      if (!reply.ok) return store.setState({ error: reply.error });
      takeInfo(reply.value);
    },
    async startOver(): Promise<Reply<AppInfo>> {
      const reply = await bridge.call('app.startOver', {});
      if (reply.ok) takeInfo(reply.value);
      return reply;
    },
    async startDemo(): Promise<Reply<AccountSummary>> {
      return arrived(await bridge.call('accounts.startDemo', {}));
    },
    async connect(form: ConnectForm): Promise<Reply<AccountSummary>> {
      return arrived(await bridge.call('accounts.connect', form));
    },
    async signIn(accountId: string, credentials: Credentials): Promise<Reply<AccountSummary>> {
      return arrived(await bridge.call('accounts.signIn', { accountId, credentials }));
    },
    async activate(accountId: string): Promise<Reply<object>> {
      const reply = await bridge.call('accounts.activate', { accountId });
      if (reply.ok) await loadAccounts();
      return reply;
    },
    async signOut(accountId: string): Promise<Reply<SignedOut>> {
      const reply = await bridge.call('accounts.signOut', { accountId });
      if (reply.ok) await loadAccounts();
      return reply;
    },
    async removeAccount(accountId: string): Promise<Reply<SignedOut>> {
      const reply = await bridge.call('accounts.remove', { accountId });
      await loadAccounts();
      return reply;
    },
    async changeSettings(change: SettingsChange): Promise<Reply<Settings>> {
      const reply = await bridge.call('settings.change', change);
      if (reply.ok) store.setState({ settings: reply.value });
      return reply;
    },
    async resetSetting(path: SettingPath): Promise<Reply<Settings>> {
      const reply = await bridge.call('settings.reset', { path });
      if (reply.ok) store.setState({ settings: reply.value });
      return reply;
    },
    async syncNow(): Promise<Reply<object> | null> {
      const accountId = store.getState().activeId;
      return accountId === null ? null : bridge.call('sync.now', { accountId });
    },
  };

  async function arrived(reply: Reply<AccountSummary>): Promise<Reply<AccountSummary>> {
    if (reply.ok) await loadAccounts();
    return reply;
  }
}
