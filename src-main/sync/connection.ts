import type { AppError } from '../../src-shared/errors.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import type { Clock } from '../ports.ts';

/** What stands between an account and Wise, learnt from how calls end. One for reads and writes together. */
export type Connection = {
  state(): SyncState;
  /** A call ended: null for success or a refusal of the API itself, which proves the connection as well. */
  noteOutcome(error: AppError | null): void;
  noteRead(at: number): void;
  setBusy(busy: boolean): void;
  /** True where calls may be tried as usual. */
  isUp(): boolean;
};

export type ConnectionOptions = {
  readonly clock: Clock;
  readonly lastReadAt: number | null;
  /** No call will be made until a person has signed in, so no call will tell. */
  readonly signedOut: boolean;
  readonly onChange: () => void;
  /** Calls may go on after they could not. */
  readonly onRecovered: () => void;
};

type Hold = Pick<SyncState, 'phase' | 'until' | 'why'>;

/** While many cases are read one after another, the age of what is shown is told anew so often. */
const AGE_TOLD_MILLISECONDS = 5_000;

const NO_HOLD: Hold = { phase: 'idle', until: null, why: null };
const SIGNED_OUT: Hold = { phase: 'signed-out', until: null, why: null };

export function createConnection(options: ConnectionOptions): Connection {
  let hold: Hold = options.signedOut ? SIGNED_OUT : NO_HOLD;
  let since = options.clock.now();
  let busy = false;
  let lastReadAt = options.lastReadAt;
  let toldAt = options.lastReadAt ?? 0;

  function phase(): SyncState['phase'] {
    if (hold.phase === 'throttled' && hold.until !== null && options.clock.now() >= hold.until) return busy ? 'syncing' : 'idle';
    if (hold.phase !== 'idle') return hold.phase;
    return busy ? 'syncing' : 'idle';
  }

  function change(next: Hold): void {
    const wasDown = hold.phase !== 'idle';
    const same = next.phase === hold.phase && next.why === hold.why && next.until === hold.until;
    if (same) return;
    if (next.phase !== hold.phase) since = options.clock.now();
    hold = next;
    options.onChange();
    if (wasDown && next.phase === 'idle') options.onRecovered();
  }

  return {
    state: () => ({ phase: phase(), since, until: hold.until, why: hold.why, lastReadAt }),
    noteOutcome(error) {
      change(holdOf(error, hold));
    },
    noteRead(at) {
      lastReadAt = at;
      if (Math.abs(at - toldAt) < AGE_TOLD_MILLISECONDS) return;
      toldAt = at;
      options.onChange();
    },
    setBusy(next) {
      if (busy === next) return;
      busy = next;
      if (hold.phase === 'idle') {
        since = options.clock.now();
        options.onChange();
      }
    },
    isUp: () => hold.phase === 'idle' || hold.phase === 'throttled',
  };
}

function holdOf(error: AppError | null, current: Hold): Hold {
  switch (error?.kind) {
    case 'not-reached':
      return { phase: 'offline', until: null, why: error.why };
    case 'no-answer':
    case 'server-error':
    case 'unreadable-answer':
    case 'cancelled':
      // Says that this call failed, and nothing certain of the connection.
      return current;
    case 'signed-out':
    case 'wrong-credentials':
      return SIGNED_OUT;
    case 'keychain-locked':
    case 'keychain-unavailable':
      return { phase: 'keychain-locked', until: null, why: null };
    case 'throttled':
      return { phase: 'throttled', until: error.until, why: null };
    default:
      return NO_HOLD;
  }
}
