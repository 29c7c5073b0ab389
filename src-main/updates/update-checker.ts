import { Update } from '../../src-shared/app-info.ts';
import type { HttpOutcome, OpenTransport } from '../api/transport.ts';
import type { Cancel, Ports } from '../ports.ts';
import { policyOf, readSettings, readValue, writeValue } from '../store/settings-table.ts';
import type { Stores } from '../store/stores.ts';
import { isNewer } from './newer.ts';
import { readDescription, readUpdateKey } from './read-description.ts';
import { type WhereToAsk, whereToAsk } from './where-to-ask.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
/** How often it is looked whether a day has passed: clocks jump, and computers sleep. */
const LOOK_MILLISECONDS = 60 * 60 * 1_000;
/** The inbox comes first. */
const FIRST_LOOK_MILLISECONDS = 30_000;
const ASKED_AT = 'update-asked-at';
const KNOWN = 'update-known';
const ANSWERED = 200;

/** Asks for newer versions, at most once a day. It tells; it never fetches or installs anything. */
export type UpdateChecker = {
  /** A newer version that is known of. */
  known(): Update | null;
  start(): void;
  /** The settings changed: whoever switched it on wants to know soon. */
  settingsChanged(): void;
  stop(): void;
};

export type UpdateCheckerOptions = {
  readonly ports: Pick<Ports, 'clock' | 'proxy' | 'log' | 'facts'>;
  readonly stores: Pick<Stores, 'desk'>;
  readonly openTransport: OpenTransport;
  readonly onFound: () => void;
};

type Fetched = { readonly description: Uint8Array; readonly signature: Uint8Array };

export function createUpdateChecker({ ports, stores, openTransport, onFound }: UpdateCheckerOptions): UpdateChecker {
  const { clock, log, facts } = ports;
  const key = readUpdateKey(facts.updateKey);
  let cancel: Cancel | null = null;
  let asking = false;
  let stopped = false;

  function arm(milliseconds: number): void {
    cancel?.();
    cancel = clock.after(milliseconds, () => {
      arm(LOOK_MILLISECONDS);
      look().catch((cause: unknown) => log.bug(cause, 'updates'));
    });
  }

  /** The newest that was ever told of: an older description, however well signed, is somebody's replay. */
  function told(): Update | null {
    const stored = readValue(stores.desk, KNOWN);
    const parsed = Update.safeParse(stored === null ? null : JSON.parse(stored));
    return parsed.success ? parsed.data : null;
  }

  function isDue(): boolean {
    const askedAt = Number(readValue(stores.desk, ASKED_AT) ?? Number.NaN);
    const age = clock.now() - askedAt;
    // Asked in the future: the clock was put back since.
    return Number.isNaN(askedAt) || age < 0 || age >= DAY_MILLISECONDS;
  }

  async function look(): Promise<void> {
    if (asking || stopped || !stores.desk.open) return;
    const where = whereToAsk(policyOf(stores.desk), readSettings(stores.desk), facts.development);
    if (where === null || !isDue()) return;
    asking = true;
    try {
      const fetched = await fetchBoth(where);
      if (!stopped && stores.desk.open && fetched !== 'not-reached') judge(fetched);
    } finally {
      asking = false;
    }
  }

  function judge(fetched: Fetched | 'refused'): void {
    writeValue(stores.desk, ASKED_AT, String(clock.now()));
    if (fetched === 'refused') return;
    const read = readDescription(key, fetched.description, fetched.signature);
    const newest = told()?.version ?? facts.version;
    if (!read.ok) refuse(read.why);
    else if (isNewer(newest, read.update.version)) refuse('older');
    else {
      writeValue(stores.desk, KNOWN, JSON.stringify(read.update));
      log.write('info', 'update-known', { version: read.update.version });
      if (isNewer(read.update.version, facts.version)) onFound();
    }
  }

  function refuse(why: string): void {
    log.write('warn', 'update-refused', { why });
  }

  async function fetchBoth({ url, proxy, tls }: WhereToAsk): Promise<Fetched | 'refused' | 'not-reached'> {
    const transport = openTransport({ origin: url.origin, proxy, tls, clock, proxyResolver: ports.proxy });
    const get = (path: string) => transport.send({ method: 'GET', path, headers: {}, body: null });
    try {
      const description = await get(`${url.pathname}${url.search}`);
      const signature = await get(`${url.pathname}.sig${url.search}`);
      if (description.kind === 'not-sent' || signature.kind === 'not-sent') return 'not-reached';
      if (isAnswer(description) && isAnswer(signature)) return { description: description.body, signature: signature.body };
      refuse('answer');
      return 'refused';
    } finally {
      await transport.stop();
    }
  }

  return {
    known() {
      const update = stores.desk.open ? told() : null;
      return update !== null && isNewer(update.version, facts.version) ? update : null;
    },
    start: () => arm(FIRST_LOOK_MILLISECONDS),
    settingsChanged: () => arm(FIRST_LOOK_MILLISECONDS),
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}

function isAnswer(outcome: HttpOutcome): outcome is Extract<HttpOutcome, { kind: 'answered' }> {
  return outcome.kind === 'answered' && outcome.status === ANSWERED;
}
