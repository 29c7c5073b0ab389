import { z } from 'zod';
import { AppFailure } from '../../src-shared/errors.ts';
import { apiComponent, NO_STATUS, StatusDocument, type StatusReport } from '../../src-shared/status-page.ts';
import { accountList } from '../accounts/accounts.ts';
import { judge } from '../api/judge.ts';
import { readJson } from '../api/read-json.ts';
import { readRetryAfter } from '../api/retry-after.ts';
import type { HttpOutcome, Transport } from '../api/transport.ts';
import { networkUnder } from '../policy/enforce.ts';
import type { Cancel } from '../ports.ts';
import type { Session, StatusWatch } from '../session.ts';
import { findAccount } from '../store/accounts-table.ts';
import { readNote, writeNote } from '../store/notes-of-ours.ts';
import { policyOf, readSettings } from '../store/settings-table.ts';
import { nextStatusRead } from './next-status-read.ts';
import { parseSummary } from './parse-summary.ts';
import { type StatusTarget, statusPlace } from './status-address.ts';

const KEPT = 'status-page';
/** The start shows what is known; the network comes after the first picture. */
const FIRST_READ_MILLISECONDS = 2_000;
/** Whoever presses the button again at once gets what was just read. */
const FRESH_MILLISECONDS = 10_000;
/** A summary has some ten thousand bytes; what is larger by far is something else. */
const LARGEST_BYTES = 2 * 1024 * 1024;
const NOT_MODIFIED = 304;

const Kept = z.object({ address: z.string(), etag: z.string().nullable(), readAt: z.number(), document: StatusDocument });
type Kept = z.output<typeof Kept>;

/** Reads the public status page of Wise for whichever account is active. */
export function createStatusWatch(session: Session): StatusWatch {
  const { stores, ports, announcer } = session;
  const { clock } = ports;
  let report: StatusReport = NO_STATUS;
  let accountId: string | null = null;
  let target: StatusTarget | null = null;
  let transport: Transport | null = null;
  let etag: string | null = null;
  let failures = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let cancel: Cancel | null = null;
  let reading: Promise<void> | null = null;
  let isRunning = false;
  let round = 0;

  function change(part: Partial<StatusReport>): void {
    report = { ...report, ...part };
    announcer.now('status.changed', {});
  }

  function readKept(address: string): Kept | null {
    const stored = readNote(stores.cache, KEPT);
    const parsed = Kept.safeParse(stored === null ? null : JSON.parse(stored));
    return parsed.success && parsed.data.address === address ? parsed.data : null;
  }

  async function findPlace() {
    const { activeId } = accountList(session);
    const account = activeId === null ? null : findAccount(stores.desk, activeId);
    accountId = account?.id ?? null;
    const { statusPageUrl } = readSettings(stores.desk).support;
    // A demo that is signed out does not run, and is not started for this.
    const isDemo = account?.environment === 'demo' && account.state === 'ready' && statusPageUrl.trim() === '';
    const demoUrl = isDemo ? (await session.demo()).baseUrl : null;
    return statusPlace(account === null ? null : networkUnder(policyOf(stores.desk), account), statusPageUrl, demoUrl);
  }

  async function reconsider(): Promise<void> {
    round += 1;
    const mine = round;
    const place = await findPlace();
    if (!isRunning || mine !== round) return;
    const next = place.kind === 'target' ? place.target : null;
    if (next !== null && target !== null && JSON.stringify(next) === JSON.stringify(target)) return;
    cancel?.();
    const old = transport;
    target = next;
    transport = null;
    failures = 0;
    triedAt = Number.NEGATIVE_INFINITY;
    if (old !== null) attempt(old.stop('abandon'));
    if (place.kind === 'idle' || next === null) {
      etag = null;
      return change({ ...NO_STATUS, idle: place.kind === 'idle' ? place.idle : null });
    }
    const kept = readKept(next.address);
    etag = kept?.etag ?? null;
    change({
      address: next.address,
      idle: null,
      document: kept?.document ?? null,
      readAt: kept?.readAt ?? null,
      trouble: null,
      reading: false,
    });
    transport = session.openTransport({
      origin: next.origin,
      proxy: next.proxy,
      tls: next.tls,
      clock,
      proxyResolver: ports.proxy,
      bodyCapBytes: LARGEST_BYTES,
    });
    arm(FIRST_READ_MILLISECONDS);
  }

  function arm(wait: number): void {
    cancel?.();
    if (!isRunning || transport === null) return;
    cancel = clock.after(wait, () => attempt(read()));
  }

  /** A disk that refuses to keep what was read is no reason to stop reading. */
  async function readAndArm(): Promise<void> {
    try {
      await readOnce();
    } catch (cause) {
      failures += 1;
      change({ reading: false });
      arm(nextStatusRead(report.document, failures, null));
      throw cause;
    }
  }

  function read(): Promise<void> {
    reading ??= readAndArm().finally(() => {
      reading = null;
    });
    return reading;
  }

  async function readOnce(): Promise<void> {
    if (transport === null || target === null) return;
    const mine = target;
    cancel?.();
    triedAt = clock.monotonic();
    change({ reading: true });
    const outcome = await transport.send({
      method: 'GET',
      path: mine.path,
      headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
      body: null,
    });
    if (!isRunning || mine !== target) return;
    take(mine, outcome);
    arm(nextStatusRead(report.document, failures, askedWait(outcome)));
  }

  function take(mine: StatusTarget, outcome: HttpOutcome): void {
    if (outcome.kind === 'answered' && outcome.status === NOT_MODIFIED && report.document !== null) {
      keep(mine, report.document);
      return;
    }
    const verdict = judge(outcome, clock.now(), new URL(mine.origin).host);
    const json = outcome.kind === 'answered' && verdict.kind === 'answered' ? readJson(outcome.body) : null;
    const document = json === null ? null : parseSummary(json.value);
    if (outcome.kind === 'answered' && document !== null) {
      const before = report.document;
      etag = readEtag(outcome.headers.get('etag'));
      keep(mine, document);
      tell(before, document);
      return;
    }
    failures += 1;
    // A validator without the document that it is of could be answered for ever with "not modified".
    if (report.document === null) etag = null;
    const status = outcome.kind === 'answered' ? outcome.status : 0;
    change({
      reading: false,
      trouble: verdict.kind === 'answered' ? { kind: 'unreadable-answer', status, traceId: null } : verdict.error,
    });
  }

  function keep({ address }: StatusTarget, document: StatusDocument): void {
    failures = 0;
    const readAt = clock.now();
    const kept: Kept = { address, etag, readAt, document };
    writeNote(stores.cache, KEPT, JSON.stringify(kept));
    change({ document, readAt, trouble: null, reading: false });
  }

  function tell(before: StatusDocument | null, after: StatusDocument): void {
    const [was, is] = [before === null ? null : apiComponent(before), apiComponent(after)];
    if (was === null || is === null || was.status === is.status || accountId === null) return;
    session.bell.ring({ kind: 'wise-status', accountId, state: is.status });
  }

  /** In its own time: a store that was closed meanwhile is expected, anything else is a bug. */
  function attempt(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      if (!(cause instanceof AppFailure) && stores.cache.open) ports.log.bug(cause, 'status-page');
    });
  }

  return {
    report: () => report,
    async readNow() {
      if (clock.monotonic() - triedAt >= FRESH_MILLISECONDS || reading !== null) await read();
      return report;
    },
    reconsider: () => attempt(reconsider()),
    onPower(event) {
      if (event === 'sleep' || transport === null) return;
      if (event !== 'unlock') transport.reset();
      if (clock.monotonic() - triedAt >= FRESH_MILLISECONDS) attempt(read());
    },
    start() {
      isRunning = true;
      attempt(reconsider());
    },
    async stop() {
      isRunning = false;
      cancel?.();
      await transport?.stop('abandon');
      await reading?.catch(() => undefined);
    },
  };
}

function readEtag(header: string | undefined): string | null {
  return header !== undefined && /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(header) ? header : null;
}

function askedWait(outcome: HttpOutcome): number | null {
  if (outcome.kind !== 'answered' || (outcome.status !== 429 && outcome.status !== 503)) return null;
  const header = outcome.headers.get('retry-after');
  return header === undefined ? null : readRetryAfter(header, Date.parse(outcome.headers.get('date') ?? ''));
}
