import type { z } from 'zod';
import type { Tokens } from '../api/tokens.ts';
import type { ArmedRule, FaultRule, FaultRules } from '../faults/rules.ts';
import type { Network } from '../http/network.ts';
import type { RequestEntry, RequestLog } from '../http/request-log.ts';
import { NewIncident, NewMaintenance } from '../status-page/model.ts';
import type { StatusPage } from '../status-page/status-page.ts';
import type { CaseBook } from '../world/case-book.ts';
import { type CaseRecord, caseRecord } from '../world/case-record.ts';
import type { Author } from '../world/cases.ts';
import type { Ledger, LedgerEntry } from '../world/ledger.ts';
import { Settings } from '../world/settings.ts';
import { AddCase, MoveCase, WriteComment } from './inputs.ts';

/** The hand behind the stage: everything that a test may do to the world of the sandbox. */
export type Control = {
  /** Everything that clients have had applied, in order. */
  ledger(): readonly LedgerEntry[];
  /** The requests that arrived, in order; without those to control, and only so many as are kept. */
  requests(): readonly RequestEntry[];
  cases(): readonly CaseRecord[];
  /** Answers the id. */
  addCase(input: AddCase): string;
  /** Throws where the rules do not allow it, unless forced. */
  moveCase(input: MoveCase): void;
  /** Answers the comment's id. */
  agentComment(input: WriteComment): string;
  /** A PARTNER comment that did not come through the API: a colleague's. It is not in the ledger. */
  colleagueComment(input: WriteComment): string;
  settings(change?: Partial<Settings>): Settings;
  expireTokens(): void;
  addFault(rule: FaultRule): string;
  removeFault(id: string): boolean;
  clearFaults(): void;
  faults(): readonly ArmedRule[];
  openIncident(input: z.input<typeof NewIncident>): string;
  updateIncident(id: string, status: string, body: string): void;
  scheduleMaintenance(input: z.input<typeof NewMaintenance>): string;
  setIndicator(indicator: string, description?: string): void;
  setComponent(name: string, status: string): void;
  resetStatusPage(): void;
  /** Ends the connections that are open and answers how many there were. */
  dropConnections(how?: { readonly reset: boolean }): number;
  /** New connections are refused and open ones reset until `restoreNetwork`. */
  cutNetwork(): Promise<void>;
  restoreNetwork(): Promise<void>;
  /** Answers how many requests have arrived. Throws where the clock is not one that is moved by hand. */
  advanceClock(to: number): number;
};

export type ControlParts = {
  readonly book: CaseBook;
  readonly ledger: Ledger;
  readonly requests: RequestLog;
  readonly tokens: Tokens;
  readonly settings: Settings;
  readonly rules: FaultRules;
  readonly statusPage: StatusPage;
  readonly network: Network;
  readonly clientId: string;
  now(): number;
  readonly advance: ((to: number) => void) | undefined;
};

export function createControl(parts: ControlParts): Control {
  const { book, ledger, settings, rules, statusPage, network } = parts;

  function comment(input: WriteComment, author: Author): string {
    const { id, plainBody, status } = WriteComment.parse(input);
    const added = book.comment(BigInt(id), author, plainBody);
    if (status !== undefined) moveCase({ id, status });
    return String(added.id);
  }

  function moveCase(input: MoveCase): void {
    const { id, status, force } = MoveCase.parse(input);
    const before = book.get(BigInt(id))?.status;
    if (before === undefined) throw new Error(`The sandbox has no case ${id}.`);
    if (!book.move(BigInt(id), status, force)) throw new Error(`A case can not go from ${before} to ${status}.`);
  }

  return {
    ledger: () => ledger.entries(),
    requests: () => parts.requests.entries(),
    cases: () => book.all().map(caseRecord),
    addCase: (input) => addCase(book, AddCase.parse(input), parts.clientId, parts.now()),
    moveCase,
    agentComment: (input) => comment(input, 'WISE_AGENT'),
    colleagueComment: (input) => comment(input, 'PARTNER'),
    settings(change = {}) {
      Object.assign(settings, Settings.partial().parse(change));
      return { ...settings };
    },
    expireTokens: () => parts.tokens.expireAll(),
    addFault: (rule) => rules.add(rule),
    removeFault: (id) => rules.remove(id),
    clearFaults: () => rules.clear(),
    faults: () => rules.all(),
    openIncident: (input) => statusPage.openIncident(NewIncident.parse(input)),
    updateIncident: (id, status, body) => statusPage.updateIncident(id, status, body),
    scheduleMaintenance: (input) => statusPage.scheduleMaintenance(NewMaintenance.parse(input)),
    setIndicator: (indicator, description) => statusPage.setIndicator(indicator, description),
    setComponent: (name, status) => statusPage.setComponent(name, status),
    resetStatusPage: () => statusPage.reset(),
    dropConnections: (how = { reset: true }) => network.drop(how),
    cutNetwork: () => network.cut(),
    restoreNetwork: () => network.restore(),
    advanceClock(to) {
      if (parts.advance === undefined) throw new Error('The clock of this sandbox moves by itself: start it with --clock hand.');
      parts.advance(to);
      return parts.requests.count();
    },
  };
}

function addCase(book: CaseBook, input: z.output<typeof AddCase>, ownClient: string, now: number): string {
  const { id, details, comments, createdAt = now, ...rest } = input;
  const planted = book.plant({
    ...rest,
    ...(id !== undefined && { id: BigInt(id) }),
    owner: input.owner ?? ownClient,
    details: {
      transferId: details.transferId === null ? null : BigInt(details.transferId),
      profileId: details.profileId === null ? null : BigInt(details.profileId),
      userId: BigInt(details.userId),
    },
    createdAt,
    updatedAt: input.updatedAt ?? createdAt,
    comments: comments.map((entry) => ({
      plainBody: entry.plainBody,
      author: entry.author,
      createdAt: entry.createdAt ?? createdAt,
      ...(entry.id !== undefined && { id: BigInt(entry.id) }),
    })),
  });
  return String(planted.id);
}
