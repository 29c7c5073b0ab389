import type { AccountSummary } from '../../src-shared/accounts.ts';
import { type CaseThread, View, type ViewCounts } from '../../src-shared/cases.ts';
import { type AppError, AppFailure } from '../../src-shared/errors.ts';
import type { Bridge, CallName, EventName, EventPayload, Handlers, Input } from '../../src-shared/ipc.ts';
import { MAX_TEXT_V1 } from '../../src-shared/outbox.ts';
import { changedSettings } from '../../src-shared/settings.ts';
import { ACCOUNT_ID, anAccount, type FakeCase } from './builders.ts';
import { fakeDesktopHandlers } from './fake-desktop.ts';
import { rowIn, viewCounts, windowOf } from './fake-list.ts';
import { fakeReadingHandlers } from './fake-reading.ts';
import { registerHandlers } from './fake-register.ts';
import { fakeReplyHandlers } from './fake-replies.ts';
import { sendHandlers } from './fake-sends.ts';
import { fakeSupportHandlers } from './fake-support.ts';
import { fakeWorkHandlers } from './fake-work.ts';
import { aWorld, type World } from './fake-world.ts';

const OPEN_STATES = ['queued', 'sending', 'retry-wait', 'unconfirmed', 'needs-review', 'rejected'];

export type FakeBridge = ReturnType<typeof createFakeBridge>;

/** A `Bridge` with a small honest world behind it; any call can be made to fail or to wait. */
export function createFakeBridge(world: World = aWorld()) {
  const listeners = new Map<EventName, Set<(event: never) => void>>();
  const failures = new Map<CallName, AppError>();
  const gates = new Map<CallName, Promise<void>>();
  const delays = new Map<CallName, Promise<void>>();
  const calls: { readonly name: CallName; readonly input: unknown }[] = [];

  function emit<N extends EventName>(name: N, event: EventPayload<N>): void {
    for (const listener of listeners.get(name) ?? []) listener(event as never); // the set of a name holds its listeners only
  }

  function counts(): ViewCounts {
    const views = viewCounts(world, View.options);
    return {
      views,
      unread: views.unread,
      drafts: views.drafts,
      outbox: world.outbox.filter((item) => OPEN_STATES.includes(item.state)).length,
      needsReview: world.outbox.filter((item) => item.state === 'needs-review').length,
    };
  }

  function find(caseId: string): FakeCase {
    const found = world.cases.get(caseId);
    if (found === undefined) throw new AppFailure({ kind: 'no-such-case' });
    return found;
  }

  function thread(caseId: string): CaseThread {
    const { allEntries, ...rest } = find(caseId);
    const { status } = rest.row;
    const older = Math.max(0, allEntries.length - world.threadWindow);
    return {
      ...rest,
      row: rowIn(world, find(caseId)),
      accountId: world.activeId ?? ACCOUNT_ID,
      entries: allEntries.slice(older),
      olderEntries: older,
      sends: world.outbox.filter((item) => item.caseId === caseId && item.state !== 'withdrawn').reverse(),
      draft: world.drafts.get(caseId) ?? null,
      capabilities: {
        reply: status === 'CLOSED' ? 'no' : status === 'SOLVED' ? 'reopens' : status === 'CREATING' ? 'waits' : 'yes',
        maxReplyLength: MAX_TEXT_V1,
        attachments: false,
      },
    };
  }

  function connected(account: AccountSummary): AccountSummary {
    world.accounts = [...world.accounts.filter((one) => one.id !== account.id), account];
    world.activeId = account.id;
    emit('accounts.changed', {});
    return account;
  }

  // What the screens do not ask for yet is not here; asking for it fails the test.
  const handlers: Partial<Handlers> = {
    'app.info': () => world.info,
    'app.saved': () => ({}),
    'app.takeLink': () => {
      const { link } = world;
      world.link = null;
      return { link };
    },
    'app.startOver': () => {
      world.info = { ...world.info, stage: { stage: 'ready' } };
      world.accounts = [];
      world.activeId = null;
      world.cases = new Map();
      return world.info;
    },
    'app.retry': () => {
      world.info = { ...world.info, stage: { stage: 'ready' } };
      return world.info;
    },
    'accounts.list': () => ({ accounts: world.accounts, activeId: world.activeId }),
    'accounts.needsAction': () => world.accounts.map(({ id }) => ({ accountId: id, count: world.needsAction.get(id) ?? 0 })),
    'accounts.startDemo': () => connected(anAccount()),
    'accounts.connect': (form) =>
      connected(
        anAccount({ id: crypto.randomUUID(), label: form.label, environment: form.environment, host: 'api.wise-sandbox.com' }),
      ),
    'accounts.cancelConnect': () => ({}),
    'accounts.activate': ({ accountId }) => {
      world.activeId = accountId;
      return {};
    },
    'accounts.signOut': ({ accountId }) => {
      world.accounts = world.accounts.map((one) =>
        one.id === accountId ? { ...one, state: 'signed-out', secretLeft: world.signedOut.secret === 'left' } : one,
      );
      return world.signedOut;
    },
    'accounts.contents': () => world.contents,
    'accounts.remove': ({ accountId }) => {
      if (world.contents.openSends > 0) throw new AppFailure({ kind: 'sends-open', caseIds: [] });
      world.accounts = world.accounts.filter((one) => one.id !== accountId);
      if (world.activeId === accountId) world.activeId = world.accounts[0]?.id ?? null;
      emit('accounts.changed', {});
      return world.signedOut;
    },
    'accounts.signIn': ({ accountId }) => connected({ ...anAccount(), id: accountId }),
    'cases.counts': counts,
    'cases.window': (ask) => windowOf(world, ask),
    'cases.open': ({ caseId }) => thread(caseId),
    'cases.olderEntries': ({ caseId, before, count }) => {
      const { allEntries } = find(caseId);
      const at = allEntries.findIndex((entry) => entry.id === before);
      const from = Math.max(0, at - count);
      return { entries: allEntries.slice(from, at), olderEntries: from };
    },
    'cases.markRead': ({ accountId, caseId, upTo }) => {
      const old = find(caseId);
      world.cases.set(caseId, { ...old, readUpTo: upTo, row: { ...old.row, unread: false } });
      emit('cases.changed', { accountId, ids: [caseId] });
      return {};
    },
    'cases.track': ({ caseId }) => ({ id: find(caseId).row.id, outcome: 'already-tracked' }),
    'cases.refresh': () => ({}),
    'cases.showing': () => ({}),
    ...registerHandlers(world, emit),
    ...sendHandlers(world, emit),
    'sync.state': () => world.sync,
    'sync.now': () => ({}),
    'settings.get': () => world.settings,
    'settings.change': (change) => {
      world.settings = changedSettings(world.settings, change);
      return world.settings;
    },
    ...fakeReplyHandlers(world, emit),
    ...fakeReadingHandlers(world.reading),
    ...fakeWorkHandlers(world, emit),
    ...fakeSupportHandlers(world.support, emit),
    ...fakeDesktopHandlers(world, emit),
    'links.open': ({ url }) => {
      world.openedLinks.push(url);
      return {};
    },
    'clipboard.write': ({ text }) => {
      world.clipboard = text;
      return {};
    },
  };

  const bridge: Bridge = {
    async call(name, input) {
      calls.push({ name, input });
      await gates.get(name);
      const failure = failures.get(name);
      if (failure !== undefined) return { ok: false, error: failure };
      try {
        const handler = handlers[name] as ((input: unknown) => unknown) | undefined; // the known limit of mapped unions
        if (handler === undefined) throw new Error(`the fake does not know ${name}`);
        const value = (await handler(input)) as never;
        const delay = delays.get(name);
        delays.delete(name);
        await delay;
        return { ok: true, value };
      } catch (cause) {
        if (cause instanceof AppFailure) return { ok: false, error: cause.error };
        throw cause;
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (event: never) => void); // kept under the name it is for
      return () => {
        set.delete(listener as (event: never) => void); // as above
      };
    },
  };

  return {
    bridge,
    world,
    calls,
    emit,
    /** Inputs of all calls of one name. */
    inputs<N extends CallName>(name: N): Input<N>[] {
      return calls.filter((call) => call.name === name).map((call) => call.input as Input<N>); // recorded under the name
    },
    fail(name: CallName, error: AppError | null): void {
      if (error === null) failures.delete(name);
      else failures.set(name, error);
    },
    /** Calls of this name wait. @returns what lets them go on. */
    hold(name: CallName): () => void {
      let open: () => void = () => undefined;
      gates.set(
        name,
        new Promise<void>((resolve) => {
          open = resolve;
        }),
      );
      return () => {
        gates.delete(name);
        open();
      };
    },
    /** The next call of this name is done at once and answered late, after others. @returns what lets the answer go. */
    delay(name: CallName): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      delays.set(name, promise);
      return resolve;
    },
    /** How many listeners are left, over all events. */
    listening: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
}
