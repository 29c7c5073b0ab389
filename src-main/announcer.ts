import type { EventName, EventPayload } from '../src-shared/ipc.ts';
import type { Cancel, Clock, Emit } from './ports.ts';

/** Changes within this time reach the renderer as one event: a poll round over many cases is one repaint and not many. */
const GATHER_MILLISECONDS = 25;

type Gathered = { readonly ids: Set<string> };

/** Tells the renderer what changed, gathered by kind and account. */
export type Announcer = {
  cases(accountId: string, ids: readonly string[]): void;
  sends(accountId: string, ids: readonly string[]): void;
  sync(accountId: string): void;
  import(accountId: string, jobId: string): void;
  /** Called whenever something was gathered: for what the desktop shows. One listener, the newest. */
  onAny(listener: () => void): void;
  /** At once, for what is rare. */
  now<N extends EventName>(name: N, payload: EventPayload<N>): void;
  stop(): void;
};

export function createAnnouncer(clock: Clock, emit: Emit): Announcer {
  const cases = new Map<string, Gathered>();
  const sends = new Map<string, Gathered>();
  const syncs = new Set<string>();
  const imports = new Map<string, string>();
  let cancel: Cancel | null = null;
  let listener: () => void = () => undefined;

  function gather(into: Map<string, Gathered>, accountId: string, ids: readonly string[]): void {
    let gathered = into.get(accountId);
    if (gathered === undefined) {
      gathered = { ids: new Set() };
      into.set(accountId, gathered);
    }
    for (const id of ids) gathered.ids.add(id);
    arm();
  }

  function arm(): void {
    cancel ??= clock.after(GATHER_MILLISECONDS, flush);
  }

  function flush(): void {
    cancel = null;
    listener();
    for (const [accountId, { ids }] of cases) emit('cases.changed', { accountId, ids: [...ids] });
    for (const [accountId, { ids }] of sends) emit('outbox.changed', { accountId, ids: [...ids] });
    for (const accountId of syncs) emit('sync.changed', { accountId });
    for (const [jobId, accountId] of imports) emit('import.changed', { accountId, jobId });
    cases.clear();
    sends.clear();
    syncs.clear();
    imports.clear();
  }

  return {
    cases: (accountId, ids) => gather(cases, accountId, ids),
    sends: (accountId, ids) => gather(sends, accountId, ids),
    sync(accountId) {
      syncs.add(accountId);
      arm();
    },
    import(accountId, jobId) {
      imports.set(jobId, accountId);
      arm();
    },
    onAny(next) {
      listener = next;
    },
    now: emit,
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
