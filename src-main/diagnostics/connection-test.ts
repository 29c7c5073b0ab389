import type { ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import type { ConnectionLine, ConnectionProgress, ConnectionStep } from '../../src-shared/diagnostics.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { ReadResult } from '../api/client.ts';
import { ConnectFailure, type Route, whyNotReached } from '../api/connector.ts';
import { chooseRoute, isLoopback } from '../api/proxy-route.ts';
import type { Ports } from '../ports.ts';
import { failureWords, notReachedWords } from './failure-words.ts';
import { addressesOf, chainOf } from './probe.ts';
import { bareAddress } from './redact.ts';

/** No step waits longer; a proxy script or a firewall may be silent for good. */
const STEP_MILLISECONDS = 12_000;
/** A clock that is further off makes certificates and signatures fail. */
const CLOCK_SKEW_MILLISECONDS = 60_000;

/** One host to be tried, and how it is reached. */
export type Target = {
  readonly origin: URL;
  readonly proxy: ProxyChoice;
  readonly tls: TlsFiles | null;
  /** Signs in and makes one read call; null where nobody is signed in. */
  readonly signIn: null | {
    token(): Promise<ReadResult<unknown>>;
    /** @returns by how much the clock of the server is ahead, in milliseconds */
    read(): Promise<ReadResult<{ readonly clockOffset: number }>>;
    stop(): Promise<void>;
  };
};

export type ConnectionTestOptions = {
  readonly ports: Pick<Ports, 'clock' | 'proxy'>;
  readonly targets: readonly Target[];
  readonly onProgress: (progress: ConnectionProgress) => void;
  readonly signal: AbortSignal;
};

const STEPS: readonly ConnectionStep[] = ['proxy', 'name', 'connection', 'token', 'read', 'clock'];

type Found = Pick<ConnectionLine, 'outcome' | 'words' | 'advice'>;
const good = (words: string): Found => ({ outcome: 'good', words, advice: null });
const leftOut = (words: string): Found => ({ outcome: 'left-out', words, advice: null });
const bad = ({ words, advice }: { readonly words: string; readonly advice: string }): Found => ({
  outcome: 'bad',
  words,
  advice,
});

/** Tries each host step by step; a step that fails leaves those out that need it. @throws AppFailure `cancelled` */
export async function testConnection(options: ConnectionTestOptions): Promise<ConnectionLine[]> {
  const lines: ConnectionLine[] = [];
  for (const target of options.targets) {
    const steps = createSteps(target, options.ports);
    try {
      for (const step of STEPS) {
        if (options.signal.aborted) throw new AppFailure({ kind: 'cancelled' });
        const { host } = target.origin;
        options.onProgress({ done: lines.length, of: options.targets.length * STEPS.length, host, step });
        lines.push({ host, step, ...(await limited(steps[step], options)) });
      }
    } finally {
      await target.signIn?.stop();
    }
  }
  return lines;
}

/** Ends with the limit of a step, or with the person's patience. */
async function limited(step: () => Promise<Found>, { ports, signal }: ConnectionTestOptions): Promise<Found> {
  const { promise: ending, resolve, reject } = Promise.withResolvers<Found>();
  const cancel = ports.clock.after(STEP_MILLISECONDS, () => resolve(bad(notReachedWords('timeout', ''))));
  const abort = () => reject(new AppFailure({ kind: 'cancelled' }));
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([step(), ending]);
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}

function createSteps({ origin, proxy, tls, signIn }: Target, ports: ConnectionTestOptions['ports']) {
  let route: Route | null = null;
  let stands = false;
  let offset: number | null = null;

  const steps: Readonly<Record<ConnectionStep, () => Promise<Found>>> = {
    async proxy() {
      try {
        route = await chooseRoute(proxy, origin, ports.proxy);
      } catch (cause) {
        return bad(notReachedWords(whyNotReached(cause), cause instanceof ConnectFailure ? cause.message : ''));
      }
      if (isLoopback(origin.hostname)) return good('None: this computer itself is asked.');
      const by = proxy.mode === 'system' ? 'The system says' : 'The account or a policy says';
      return good(`${by}: ${route.kind === 'direct' ? 'straight, without a proxy' : `through ${bareAddress(route.url.href)}`}.`);
    },
    async name() {
      if (route === null) return leftOut('It is not known which name to look for.');
      const hostname = route.kind === 'proxy' ? route.url.hostname : origin.hostname;
      try {
        return good(`${hostname} is ${(await addressesOf(hostname)).join(', ')}.`);
      } catch (cause) {
        return bad(notReachedWords(whyNotReached(cause), hostname));
      }
    },
    async connection() {
      if (route === null) return leftOut('There is no way to it.');
      try {
        const chain = await chainOf(origin, route, tls);
        stands = true;
        if (chain === null) return good('It stands, without TLS, as on this computer.');
        return good(
          `It stands. ${chain.map(({ subject, issuer, validTo }) => `${subject}, by ${issuer}, until ${validTo}`).join('; ')}.`,
        );
      } catch (cause) {
        return bad(notReachedWords(whyNotReached(cause), cause instanceof ConnectFailure ? cause.message : ''));
      }
    },
    async token() {
      if (signIn === null) return leftOut('Nobody is signed in here.');
      if (!stands) return leftOut('There is no connection.');
      const token = await signIn.token();
      if (token.ok) return good('Wise gave one, or one is held.');
      stands = false;
      return bad(failureWords(token.error));
    },
    async read() {
      if (signIn === null) return leftOut('Nobody is signed in here.');
      if (!stands) return leftOut('There is no connection, or no token.');
      const answer = await signIn.read();
      if (!answer.ok) return bad(failureWords(answer.error));
      offset = answer.value.clockOffset;
      return good('Wise answered.');
    },
    async clock() {
      if (offset === null) return leftOut('Without an answer, the clocks can not be compared.');
      const seconds = Math.round(Math.abs(offset) / 1_000);
      if (Math.abs(offset) <= CLOCK_SKEW_MILLISECONDS) return good(`Within ${Math.max(1, seconds)} s of Wise's.`);
      return bad({
        words: `The clock of this computer is ${seconds} s ${offset > 0 ? 'behind' : 'ahead of'} Wise's.`,
        advice: 'Let the system set its clock by itself; certificates fail when it is wrong.',
      });
    },
  };
  return steps;
}
