import type { AgentSpeed } from './agent/agent.ts';
import type { Client } from './api/tokens.ts';
import type { SandboxClock } from './clock.ts';
import type { IdBase } from './world/ids.ts';
import type { Settings } from './world/settings.ts';

export type SandboxOptions = {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** What `snapshot()` gave before: the same ids, comments and statuses again. */
  readonly saved?: string | null;
  readonly seed?: number;
  readonly clock?: SandboxClock;
  /** How fast the scripted agent works; null, the default, leaves every case to `control`. */
  readonly agent?: AgentSpeed | null;
  /** Cases to begin with when nothing is saved. Default 0. */
  readonly cases?: number;
  readonly idBase?: IdBase;
  /** The client whose cases these are. A fresh secret is made where none is given. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Clients with cases of their own, for 403. */
  readonly otherClients?: readonly Client[];
  /** A bearer token of the client that never expires. */
  readonly token?: string;
  /** Opens `/_sandbox/` to whoever sends this key. Without it there is no control over HTTP. */
  readonly controlKey?: string;
  readonly settings?: Partial<Settings>;
  /** How many requests the log holds. Default 100,000. */
  readonly keepRequests?: number;
};
