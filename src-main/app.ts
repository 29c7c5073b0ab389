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
import { onDamage } from './store/database.ts';
import { openStores, setProfileAside } from './store/open-stores.ts';
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
  let repaired: AppInfo['repaired'] = 'nothing';
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
      repaired,
    };
  }

  async function open(isSuspect: boolean): Promise<void> {
    if (session !== null) return;
    const opened = await openStores(ports.paths.profile, ports.secrets, ports.random, ports.log, { isSuspect });
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
    repaired = opened.repaired;
    const { stores } = opened;
    for (const db of [stores.desk, stores.mirror, stores.cache])
      if (db !== null) onDamage(db, () => void repair().catch((cause) => ports.log.bug(cause, 'repair')));
    forgetOldRequests(opened.stores.cache, ports.clock.now());
    // Ready before the accounts run: what is on disk can be read at once, also without a network.
    stage = { stage: 'ready' };
    await session.start();
  }

  /** Damage was met in the middle of work: everything is closed, looked through, put right and opened again. */
  async function repair(): Promise<void> {
    const broken = session;
    if (broken === null) return;
    session = null;
    stage = { stage: 'opening' };
    ports.log.write('warn', 'damage-met');
    announcer.now('app.changed', {});
    await broken.stop().catch((cause) => ports.log.bug(cause, 'stop-damaged'));
    await openOnce(true);
  }

  async function openOnce(isSuspect = false): Promise<void> {
    opening ??= open(isSuspect).finally(() => {
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
    async startOver() {
      if (stage.stage !== 'damaged' && stage.stage !== 'key-missing') throw new AppFailure({ kind: 'too-late' });
      setProfileAside(ports.paths.profile, ports.clock.now());
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
