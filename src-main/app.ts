import type { AppInfo } from '../src-shared/app-info.ts';
import { AppFailure } from '../src-shared/errors.ts';
import type { EventName, EventPayload } from '../src-shared/ipc.ts';
import { createAnnouncer } from './announcer.ts';
import { createTransport, type OpenTransport } from './api/transport.ts';
import { audited } from './audit/audited-calls.ts';
import { createSession } from './create-session.ts';
import { createHandlers } from './handlers/handlers.ts';
import { resolveLink } from './inbox/open-link.ts';
import { createLifecycle } from './lifecycle.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { pausedUntil, pauseUntil } from './notify/pause.ts';
import type { App, Cancel, Ports } from './ports.ts';
import type { Session } from './session.ts';
import { readSettings } from './store/settings-table.ts';

type Listener = Parameters<App['onEvent']>[0];

export type AppOptions = {
  /** Called at every named step of a send, for tests that end the process there. */
  readonly checkpoint?: (name: string) => void;
  /** The way to the network; tests watch it or replace it. */
  readonly openTransport?: OpenTransport;
};

/** The page answers within a few milliseconds; one that hangs must not keep the application from ending. */
const SAVE_LIMIT_MILLISECONDS = 1_000;

/** The whole product, in plain Node: hosts give it ports and show what it says. Does nothing until `start`. */
export function createApp(ports: Ports, options: AppOptions = {}): App {
  const listeners = new Set<Listener>();
  const announcer = createAnnouncer(ports.clock, emit);
  let cancelPower: Cancel | null = null;
  let waitingLink: string | null = null;
  let isPageThere = false;
  let pageSaved: (all: boolean) => void = () => undefined;

  function emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of listeners) attempt('tell-host', () => listener(name, payload));
  }

  /** For what the desktop calls, and for timers: there is nobody there to catch anything. */
  function attempt(where: string, work: () => void): void {
    try {
      work();
    } catch (cause) {
      ports.log.bug(cause, where);
    }
  }

  const lifecycle = createLifecycle({
    ports,
    createSession: ({ stores, persistence }) =>
      createSession({
        ports,
        stores,
        secrets: persistence === 'disk' ? ports.secrets : createMemorySecrets(),
        persistence,
        announcer,
        checkpoint: options.checkpoint ?? (() => undefined),
        openTransport: options.openTransport ?? createTransport,
      }),
    onChange: () => announcer.now('app.changed', {}),
  });

  function info(): AppInfo {
    const { facts } = ports;
    return {
      name: 'Caseport',
      version: facts.version,
      host: facts.host,
      platform: facts.platform,
      development: facts.development,
      persistence: lifecycle.session()?.persistence ?? 'disk',
      stage: lifecycle.stage(),
      repaired: lifecycle.repaired(),
      lastEnd: facts.lastEnd,
      update: lifecycle.session()?.updates.known() ?? null,
    };
  }

  const session = (): Session => {
    const open = lifecycle.session();
    if (open === null) throw new AppFailure({ kind: 'not-ready' });
    return open;
  };

  const handlers = createHandlers({
    info,
    async retry() {
      await lifecycle.open();
      return info();
    },
    async startOver() {
      await lifecycle.startOver();
      return info();
    },
    takeLink() {
      isPageThere = true;
      const session = lifecycle.session();
      if (session === null || waitingLink === null) return null;
      const link = resolveLink(session, waitingLink);
      waitingLink = null;
      return link;
    },
    pageSaved: (all) => pageSaved(all),
    session,
    host: {
      ports,
      stage: () => lifecycle.stage().stage,
      current: () => lifecycle.session(),
      onProgress: (progress) => announcer.now('diagnostics.progress', progress),
    },
  });

  return {
    handlers: audited(handlers, session),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openLink(text) {
      const session = lifecycle.session();
      if (session === null || !isPageThere) {
        waitingLink = text;
        return;
      }
      attempt('open-link', () => {
        const link = resolveLink(session, text);
        if (link === null) return;
        ports.shell.raiseWindow();
        announcer.now('navigate.case', link);
      });
    },
    runCommand: (id) => announcer.now('command.run', { id }),
    settings() {
      const session = lifecycle.session();
      return session === null ? null : readSettings(session.stores.desk);
    },
    pauseNotifications(milliseconds) {
      const session = lifecycle.session();
      if (session === null) return;
      attempt('pause', () => pauseUntil(session.stores.desk, milliseconds > 0 ? ports.clock.now() + milliseconds : null));
    },
    pausedUntil() {
      const session = lifecycle.session();
      return session === null ? null : pausedUntil(session.stores.desk, ports.clock.now());
    },
    savePage() {
      if (!isPageThere || lifecycle.session() === null) return Promise.resolve(true);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const cancel = ports.clock.after(SAVE_LIMIT_MILLISECONDS, () => resolve(true));
      pageSaved = (all) => {
        cancel();
        resolve(all);
      };
      announcer.now('app.stopping', {});
      return promise;
    },
    async start() {
      cancelPower = ports.power.on((event) => attempt('power', () => lifecycle.session()?.onPower(event)));
      await lifecycle.open();
    },
    async stop() {
      cancelPower?.();
      cancelPower = null;
      await lifecycle.stop();
      announcer.stop();
      listeners.clear();
    },
  };
}
