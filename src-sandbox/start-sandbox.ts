import { randomBytes } from 'node:crypto';
import { startAgent } from './agent/agent.ts';
import { seedCases } from './agent/seed-cases.ts';
import { casesApi } from './api/cases-v1.ts';
import { createRateLimit } from './api/rate-limit.ts';
import { createRouter } from './api/router.ts';
import { createTokens } from './api/tokens.ts';
import { stoppable, systemClock } from './clock.ts';
import { answerControl } from './control/answer-control.ts';
import { type Control, createControl } from './control/control.ts';
import { faultRules } from './faults/rules.ts';
import { openNetwork } from './http/network.ts';
import { requestLog } from './http/request-log.ts';
import { createControlServe, createServe } from './http/serve.ts';
import type { SandboxOptions } from './options.ts';
import { seededRandom } from './random.ts';
import { createStatusPage } from './status-page/status-page.ts';
import { caseBook } from './world/case-book.ts';
import { firstIds } from './world/ids.ts';
import { createLedger, type LedgerEntry } from './world/ledger.ts';
import { defaultSettings } from './world/settings.ts';
import { readSnapshot, writeSnapshot } from './world/snapshot.ts';

/** A running stand-in for Wise on 127.0.0.1. */
export type Sandbox = {
  readonly baseUrl: string;
  /** Address under which `/api/v2/` of the status page hangs. */
  readonly statusPageUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The bearer token that was configured, if one was. */
  readonly token: string | null;
  /** Cases that the sandbox began with. */
  readonly caseIds: readonly string[];
  /** The same with what they were opened with: the API never returns a subject. */
  readonly cases: readonly { readonly id: string; readonly subject: string | null }[];
  /** Where `/_sandbox/` answers also while the network is cut; null without a control key. */
  readonly controlUrl: string | null;
  readonly control: Control;
  ledger(): readonly LedgerEntry[];
  /** The whole state, for `saved` of a later start. */
  snapshot(): string;
  /** Told after every change of a case; the answer undoes it. */
  onChange(listener: () => void): () => void;
  /** Ends every connection and every timer. */
  stop(): Promise<void>;
};

/** Starts the stand-in. Rejects with the error of the system when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = stoppable(options.clock ?? systemClock());
  const settings = { ...defaultSettings(), ...options.settings };
  const clientId = options.clientId ?? 'sandbox-client';
  const clientSecret = options.clientSecret ?? randomBytes(24).toString('base64url');
  const seed = options.seed ?? 1;
  const now = () => clock.now() + settings.clockSkewMilliseconds;

  const saved = options.saved == null ? null : readSnapshot(options.saved);
  const book = caseBook(saved?.book ?? { counters: firstIds(options.idBase ?? 'normal'), cases: [] }, now);
  const caseIds = saved?.seededIds ?? seedCases(book, options.cases ?? 0, clientId, now(), seededRandom(seed)).map(String);
  const ledger = createLedger();
  const requests = requestLog(options.keepRequests ?? 100_000);
  const tokens = createTokens(options.token === undefined ? {} : { [options.token]: clientId });
  const statusPage = createStatusPage(() => clock.now(), seededRandom(seed));
  const rules = faultRules();
  const router = createRouter({
    clients: [{ clientId, clientSecret }, ...(options.otherClients ?? [])],
    tokens,
    rateLimit: createRateLimit(),
    cases: casesApi(book, ledger, () => settings, now),
    statusPage: statusPage.answer,
    settings: () => settings,
    now: () => clock.now(),
  });

  const { controlKey } = options;
  const serve = createServe({
    clock,
    now,
    router,
    rules,
    requests,
    control: (call) => (controlKey === undefined ? null : answerControl(call, control, controlKey)),
  });
  const network = await openNetwork(options.port ?? 0, serve);
  // A second listener that no cut reaches, else nobody outside could plug the cable in again.
  const controlNetwork =
    controlKey === undefined
      ? null
      : await openNetwork(
          0,
          createControlServe((call) => answerControl(call, control, controlKey)),
        );
  const advance = options.clock?.advance?.bind(options.clock);
  const control = createControl({ book, ledger, requests, tokens, settings, rules, statusPage, network, clientId, now, advance });
  const agent = options.agent == null ? null : startAgent(book, clock, options.agent, seed);
  const baseUrl = urlOf(network.port);

  return {
    baseUrl,
    statusPageUrl: baseUrl,
    clientId,
    clientSecret,
    token: options.token ?? null,
    caseIds,
    cases: caseIds.map((id) => ({ id, subject: book.get(BigInt(id))?.subject ?? null })),
    controlUrl: controlNetwork === null ? null : urlOf(controlNetwork.port),
    control,
    ledger: () => ledger.entries(),
    snapshot: () => writeSnapshot({ book: book.state(), seededIds: caseIds }),
    onChange: (listener) => book.onChange(() => listener()),
    async stop() {
      agent?.stop();
      clock.stop();
      await network.stop();
      await controlNetwork?.stop();
    },
  };
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
