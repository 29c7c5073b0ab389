import type { View } from '../../src-shared/cases.ts';
import type { NotificationContent } from '../../src-shared/settings.ts';
import { type Matter, matterOf, wordsOf } from './matters.ts';
import { type News, NO_ACCOUNT, tagOf } from './news.ts';

/** What a click opens. */
export type Target =
  | { readonly kind: 'case'; readonly accountId: string; readonly caseId: string }
  | { readonly kind: 'view'; readonly accountId: string; readonly view: View | 'outbox' | 'status' }
  | { readonly kind: 'support'; readonly accountId: string; readonly requestId: string }
  | { readonly kind: 'window' };

/** A notification in words, not yet shown. */
export type Announcement = {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly target: Target;
};

/** This many at once are one. */
export const GROUPED_FROM = 4;
/** The tag of what sums up several news. */
export const SUMMARY = 'summary';
const LONGEST_TITLE = 80;
const LONGEST_BODY = 160;
const LONGEST_LABEL = 30;

/** What accounts are called, where there are several of them and their names may be shown; else empty. */
export type Labels = ReadonlyMap<string, string>;
const NO_LABELS: Labels = new Map();

/** With one account everything is about that one; and where nothing may be told, neither may whose it is. */
export function labelsOf(
  accounts: readonly { readonly id: string; readonly label: string }[],
  content: NotificationContent,
): Labels {
  if (accounts.length < 2 || content === 'nothing') return NO_LABELS;
  return new Map(accounts.map(({ id, label }) => [id, short(label, LONGEST_LABEL)]));
}

/** News in words: each by itself while they are few, else one for all that opens where they stand. */
export function inWords(news: readonly News[], content: NotificationContent, labels: Labels = NO_LABELS): Announcement[] {
  const newest = [...new Map(news.map((one) => [tagOf(one), one])).values()];
  if (newest.length < GROUPED_FROM) return newest.map((one) => alone(one, content, labels));
  const first = newest[0];
  return first === undefined ? [] : [together(newest, first.accountId, null, labels)];
}

/** What happened while nothing was told, in one. */
export function afterQuiet(news: readonly News[], content: NotificationContent, labels: Labels = NO_LABELS): Announcement | null {
  const newest = [...new Map(news.map((one) => [tagOf(one), one])).values()];
  const [first, ...others] = newest;
  if (first === undefined) return null;
  const isOfCases = ['case', 'send'].includes(matterOf(first.kind));
  // What is about no case says by itself what it is, and is as true as when it was held back.
  return others.length === 0 && !isOfCases
    ? alone(first, content, labels)
    : together(newest, first.accountId, 'While it was quiet', labels);
}

function alone(news: News, content: NotificationContent, labels: Labels): Announcement {
  const tag = tagOf(news);
  const target = targetOf(news);
  if (content === 'nothing') return { tag, title: 'Caseport', body: withoutContent(news), target };
  const name = 'caseId' in news && news.caseId !== null ? `Case ${news.caseId}` : '';
  const title = titleOf(news);
  if (content === 'full' && 'line' in news) {
    const full = titled(news.subject ?? name, labels.get(news.accountId));
    return { tag, title: full, body: short(news.line ?? title, LONGEST_BODY), target };
  }
  // What is about Wise is about no account, and a sign-in says whose it is by itself.
  const isOfAccount = news.kind !== 'wise-status' && news.kind !== 'signed-out';
  return { tag, title: titled(title, isOfAccount ? labels.get(news.accountId) : undefined), body: bodyOf(news, name), target };
}

/** A title with the account that it is about. A long one gives way to the account, which would else be cut off. */
function titled(title: string, label: string | undefined): string {
  if (label === undefined) return short(title, LONGEST_TITLE);
  const end = ` (${label})`;
  return `${short(title, LONGEST_TITLE - end.length)}${end}`;
}

function titleOf(news: News): string {
  switch (news.kind) {
    case 'entered':
      return 'Wise needs an answer';
    case 'wrote':
      return 'Wise wrote';
    case 'reopened':
      return 'Wise reopened a case';
    case 'reminder':
      return 'Still waiting for you';
    case 'snooze-over':
      return 'A snooze is over';
    case 'send-doubtful':
      return 'A text of yours needs you';
    case 'send-rejected':
      return 'Wise did not take a text of yours';
    case 'signed-out':
      return 'Signed out of Wise';
    case 'keychain-locked':
      return 'The keychain is locked';
    case 'wise-status':
      return 'The status page of Wise has news';
    case 'support-closing':
      return 'Technical support closes a request soon';
    case 'imported':
      return 'The import is finished';
  }
}

function bodyOf(news: News, name: string): string {
  switch (news.kind) {
    case 'signed-out':
      // Of what was held back, the name is not kept.
      if (news.label === '') return 'Sign in again, and what waits is sent.';
      return `${short(news.label, LONGEST_TITLE)}: sign in again, and what waits is sent.`;
    case 'keychain-locked':
      return 'Unlock it, and the work goes on.';
    case 'wise-status':
      return `Wise API: ${short(news.state.replaceAll('_', ' '), LONGEST_TITLE)}`;
    case 'support-closing':
      return `${news.hoursLeft} hours are left of the 72 after the last reply.`;
    case 'imported':
      return `${news.tracked} ${news.tracked === 1 ? 'case was' : 'cases were'} added to the list.`;
    default:
      return name === '' ? 'A new case' : name;
  }
}

function withoutContent(news: News): string {
  switch (news.kind) {
    case 'send-doubtful':
    case 'send-rejected':
      return 'A text of yours needs you.';
    case 'signed-out':
    case 'keychain-locked':
      return 'Caseport needs you to go on.';
    case 'wise-status':
      return 'The status page of Wise has news.';
    case 'support-closing':
      return 'A request to technical support needs you.';
    case 'imported':
      return 'An import is finished.';
    default:
      return 'A case needs you.';
  }
}

function together(news: readonly News[], accountId: string, title: string | null, labels: Labels): Announcement {
  const accountIds = [...new Set(news.map((one) => one.accountId))];
  const isOneAccount = accountIds.length === 1;
  return {
    tag: SUMMARY,
    title: titled(title ?? 'News of your cases', isOneAccount ? labels.get(accountId) : undefined),
    body: isOneAccount || labels.size === 0 ? `${wordsOf(news)}.` : short(byAccount(news, accountIds, labels), LONGEST_BODY),
    target: isOneAccount ? placeOf(news, accountId) : { kind: 'window' },
  };
}

/** `Northbank: 3 cases have news. Southbank: 1 case has news.` */
function byAccount(news: readonly News[], accountIds: readonly string[], labels: Labels): string {
  return accountIds
    .map(
      (id) =>
        `${labels.get(id) ?? (id === NO_ACCOUNT ? 'Without an account' : 'Another account')}: ${wordsOf(news.filter((one) => one.accountId === id))}.`,
    )
    .join(' ');
}

/** Where the cases stand, else the texts; what is of one other sort has a place of its own. */
function placeOf(news: readonly News[], accountId: string): Target {
  const [first, ...others] = news;
  if (first !== undefined && others.length === 0) return targetOf(first);
  const has = (matter: Matter) => news.some((one) => matterOf(one.kind) === matter);
  if (has('case')) return { kind: 'view', accountId, view: viewOf(news) };
  if (has('send')) return { kind: 'view', accountId, view: 'outbox' };
  if (first === undefined || others.some((one) => matterOf(one.kind) !== matterOf(first.kind))) return { kind: 'window' };
  return targetOf(first);
}

/** Where all of them stand, or the list of everything. */
function viewOf(news: readonly News[]): View {
  const isAction = news.every((one) => one.kind === 'entered' || one.kind === 'reminder' || !('caseId' in one));
  return isAction ? 'needs-action' : 'all';
}

function targetOf(news: News): Target {
  if ('caseId' in news && news.caseId !== null) return { kind: 'case', accountId: news.accountId, caseId: news.caseId };
  if (news.kind === 'send-doubtful' || news.kind === 'send-rejected') {
    return { kind: 'view', accountId: news.accountId, view: 'outbox' };
  }
  if (news.kind === 'wise-status') return { kind: 'view', accountId: news.accountId, view: 'status' };
  if (news.kind === 'support-closing') return { kind: 'support', accountId: news.accountId, requestId: news.requestId };
  return news.kind === 'imported' ? { kind: 'view', accountId: news.accountId, view: 'all' } : { kind: 'window' };
}

// Marks that turn text around or hide it have no place where nothing else shows what is whose.
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;

/** Plain text on one line, cut. */
function short(text: string, longest: number): string {
  const plain = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
