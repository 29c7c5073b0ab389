import type { AppInfo, Stage } from '../src-shared/app-info.ts';
import { AppFailure } from '../src-shared/errors.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';
import { onDamage } from './store/database.ts';
import { type OpenedStores, openStores, setProfileAside, stageOfFailure } from './store/open-stores.ts';
import { governSettings } from './store/settings-table.ts';

type ReadyStores = Extract<OpenedStores, { ok: true }>;

export type LifecycleOptions = {
  readonly ports: Ports;
  readonly createSession: (opened: ReadyStores) => Session;
  readonly onChange: () => void;
};

/** What is open, and how far opening got. */
export type Lifecycle = {
  stage(): Stage;
  repaired(): AppInfo['repaired'];
  session(): Session | null;
  /** Opens what is not open. Never throws for an expected failure: `stage` tells. */
  open(): Promise<void>;
  /** Puts a desk that can not be opened aside and begins a new one. @throws AppFailure `not-ready` in any other stage */
  startOver(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Opens the stores and what lives on them. Damage that is met, while opening or in the middle of work, closes everything,
 * looks through all of it, puts it right and opens again; damage that is met after that is a stage of its own.
 */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { ports } = options;
  let stage: Stage = { stage: 'opening' };
  let repaired: AppInfo['repaired'] = 'nothing';
  let session: Session | null = null;
  let working: Promise<void> | null = null;
  let isDamageMet = false;
  let isEnding = false;

  async function openAll(isSuspect: boolean): Promise<void> {
    // Before anything is open: what can not be read of it must not leave a database behind that locks its own file.
    const policy = await ports.policy.read();
    const opened = await openStores(ports.paths.profile, ports.secrets, ports.random, ports.log, { isSuspect });
    if (!opened.ok) {
      stage = opened.stage;
      return;
    }
    const { stores } = opened;
    governSettings(stores.desk, policy);
    for (const db of [stores.desk, stores.mirror, stores.cache]) if (db !== null) onDamage(db, noteDamage);
    const opening = options.createSession(opened);
    session = opening;
    if (opened.repaired !== 'nothing') repaired = opened.repaired;
    try {
      // Waits for the disk only: the accounts begin, and no call is waited for.
      await opening.start();
      stage = { stage: 'ready' };
    } catch (cause) {
      if (isDamageMet) return;
      // Closed again, so that whoever tries once more begins from the beginning.
      session = null;
      await opening.stop();
      const failed = stageOfFailure(cause);
      if (failed === null) throw cause;
      stage = failed;
    }
  }

  function noteDamage(): void {
    isDamageMet = true;
    // What is met while everything closes is put right by the next start, which reads all of the desk.
    if (working === null && !isEnding) void work(repair).catch((cause) => ports.log.bug(cause, 'repair'));
  }

  async function closeDamaged(): Promise<void> {
    const broken = session;
    session = null;
    stage = { stage: 'opening' };
    ports.log.write('warn', 'damage-met');
    options.onChange();
    await broken?.stop().catch((cause) => ports.log.bug(cause, 'stop-damaged'));
  }

  async function repair(): Promise<void> {
    await closeDamaged();
    isDamageMet = false;
    await openAll(true);
    if (!isDamageMet) return;
    await closeDamaged();
    stage = { stage: 'damaged' };
  }

  async function openOrRepair(): Promise<void> {
    if (session !== null) return;
    isDamageMet = false;
    await openAll(false);
    if (isDamageMet) await repair();
  }

  /** One at a time; whoever comes meanwhile waits for the one that is under way. */
  function work(task: () => Promise<void>): Promise<void> {
    working ??= task().finally(() => {
      working = null;
      options.onChange();
    });
    return working;
  }

  return {
    stage: () => stage,
    repaired: () => repaired,
    session: () => (stage.stage === 'ready' ? session : null),
    open: () => work(openOrRepair),
    async startOver() {
      if (stage.stage !== 'damaged' && stage.stage !== 'key-missing') throw new AppFailure({ kind: 'not-ready' });
      setProfileAside(ports.paths.profile, ports.clock.now());
      await work(openOrRepair);
    },
    async stop() {
      isEnding = true;
      // What went wrong in it has been told where it began.
      await working?.catch(() => undefined);
      await session?.stop();
      session = null;
      isEnding = false;
      stage = { stage: 'opening' };
    },
  };
}
