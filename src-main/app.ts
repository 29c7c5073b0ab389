import type { AppInfo, Stage } from '../src-shared/app-info.ts';
import { AppFailure } from '../src-shared/errors.ts';
import type { EventName, EventPayload } from '../src-shared/ipc.ts';
import { createAnnouncer } from './announcer.ts';
import { createTransport, type OpenTransport } from './api/transport.ts';
import { createSession } from './create-session.ts';
import { createHandlers } from './handlers.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import type { App, Cancel, Ports } from './ports.ts';
import type { Session } from './session.ts';
import { openStores } from './store/open-stores.ts';
import { forgetOldRequests } from './store/request-log-table.ts';

type Listener = Parameters<App['onEvent']>[0];

export type AppOptions = {
  /** Called at every named step of a send, for tests that end the process there. */
  readonly checkpoint?: (name: string) => void;
  /** The way to the network; tests watch it or replace it. */
  readonly openTransport?: OpenTransport;
};

/** The whole product, in plain Node: hosts give it ports and show what it says. Does nothing until `start`. */
export function createApp(ports: Ports, options: AppOptions = {}): App {
  const listeners = new Set<Listener>();
  const announcer = createAnnouncer(ports.clock, emit);
  let stage: Stage = { stage: 'opening' };
  let session: Session | null = null;
  let opening: Promise<void> | null = null;
  let cancelPower: Cancel | null = null;

  function emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of listeners) listener(name, payload);
  }

  function info(): AppInfo {
    return {
      name: 'Caseport',
      version: ports.facts.version,
      host: ports.facts.host,
      platform: ports.facts.platform,
      development: ports.facts.development,
      persistence: session?.persistence ?? 'disk',
      stage,
    };
  }

  async function open(): Promise<void> {
    if (session !== null) return;
    const opened = await openStores(ports.paths.profile, ports.secrets, ports.random, ports.log);
    if (!opened.ok) {
      stage = opened.stage;
      return;
    }
    session = createSession({
      ports,
      stores: opened.stores,
      secrets: opened.persistence === 'disk' ? ports.secrets : createMemorySecrets(),
      persistence: opened.persistence,
      announcer,
      checkpoint: options.checkpoint ?? (() => undefined),
      openTransport: options.openTransport ?? createTransport,
    });
    forgetOldRequests(opened.stores.cache, ports.clock.now());
    // Ready before the accounts run: what is on disk can be read at once, also without a network.
    stage = { stage: 'ready' };
    await session.start();
  }

  async function openOnce(): Promise<void> {
    opening ??= open().finally(() => {
      opening = null;
      announcer.now('app.changed', {});
    });
    await opening;
  }

  const handlers = createHandlers({
    info,
    async retry() {
      await openOnce();
      return info();
    },
    session() {
      if (session === null) throw new AppFailure({ kind: 'not-ready' });
      return session;
    },
  });

  return {
    handlers,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      cancelPower = ports.power.on((event) => session?.onPower(event));
      await openOnce();
    },
    async stop() {
      cancelPower?.();
      cancelPower = null;
      await opening;
      await session?.stop();
      session = null;
      stage = { stage: 'opening' };
      announcer.stop();
      listeners.clear();
    },
  };
}
