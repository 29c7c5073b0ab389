import { type AppError, assertNever } from '../../src-shared/errors.ts';
import { backupRefused, fileNotWritten, storage } from './describe-file-errors.ts';
import type { DescribedError } from './described-error.ts';
import { formatClock } from './format-time.ts';

export type { DescribedError, ErrorAction } from './described-error.ts';

const trace = (traceId: string | null) => (traceId === null ? '' : ` Wise's trace id is ${traceId}.`);

function notReached(error: Extract<AppError, { kind: 'not-reached' }>): DescribedError {
  const { host } = error;
  const detail = error.detail === null || error.detail === '' ? '' : ` (${error.detail})`;
  switch (error.why) {
    case 'dns':
      return {
        title: `The address ${host} could not be found`,
        advice: 'Check the network connection and the name. Inside a company network, a proxy may be needed.',
        action: 'check-network',
      };
    case 'refused':
      return {
        title: `${host} refused the connection`,
        advice: 'Nothing answers at that address, or a firewall stands between. Ask whoever runs your network.',
        action: 'check-network',
      };
    case 'timeout':
      return {
        title: `${host} did not answer in time`,
        advice: 'The network is slow or drops the connection without a word. Try again; if it stays so, ask about a firewall.',
        action: 'try-again',
      };
    case 'tls':
      return {
        title: `The secure connection to ${host} could not be trusted`,
        advice: `The certificate was not accepted${detail}. Nothing was sent. Check this computer's clock, and whether your company inspects traffic with a certificate of its own.`,
        action: 'check-network',
      };
    case 'proxy':
      return {
        title: 'The proxy refused the connection',
        advice: `The request never reached Wise${detail}. Check the proxy's address, and whether it wants a user name.`,
        action: 'check-network',
      };
    case 'network':
      return {
        title: 'There is no network',
        advice: `${host} can not be reached from here. What you wrote is kept and is sent when the network is back.`,
        action: 'check-network',
      };
    default:
      return assertNever(error.why);
  }
}

function noAnswer(why: Extract<AppError, { kind: 'no-answer' }>['why']): string {
  switch (why) {
    case 'reset':
      return 'The connection broke';
    case 'timeout':
      return 'No answer came in time';
    case 'closed':
      return 'The connection was closed without an answer';
    case 'sleep':
      return 'The computer went to sleep';
    default:
      return assertNever(why);
  }
}

/** The one place that turns a kind of failure into words. */
export function describeError(error: AppError): DescribedError {
  switch (error.kind) {
    case 'bad-request':
      return {
        title: 'Caseport asked itself something wrong',
        advice: `This is a fault of the program, not yours (${error.at.join(', ') || 'no field'}).`,
        action: 'none',
      };
    case 'unexpected':
      return {
        title: 'Something went wrong inside Caseport',
        advice: `Nothing was lost. The log holds it under ${error.reference}.`,
        action: 'try-again',
      };
    case 'invalid-field':
      return { title: error.message, advice: `Field: ${error.field}.`, action: 'none' };
    case 'not-reached':
      return notReached(error);
    case 'no-answer':
      return {
        title: `${noAnswer(error.why)}`,
        advice: 'The request left this computer, but whether Wise took it is not known yet.',
        action: 'try-again',
      };
    case 'unreadable-answer':
      return {
        title: 'The answer did not come from Wise',
        advice: `Something between answered instead (status ${error.status}): a sign-in page of the network, or a proxy.${trace(error.traceId)}`,
        action: 'check-network',
      };
    case 'wrong-credentials':
      return {
        title: 'Wise does not know this id and secret',
        advice: `They are not a pair, or belong to the other environment. Nothing was saved.${trace(error.traceId)}`,
        action: 'check-credentials',
      };
    case 'signed-out':
      return {
        title: 'Wise no longer accepts the sign-in',
        advice: `Sign in again. Drafts and waiting replies are kept.${trace(error.traceId)}`,
        action: 'sign-in',
      };
    case 'forbidden':
      return {
        title: 'Wise does not let this account do that',
        advice: `The case belongs to another client, or the account lacks a permission.${trace(error.traceId)}`,
        action: 'none',
      };
    case 'not-found':
      return { title: 'Wise does not know this case', advice: `Check the id.${trace(error.traceId)}`, action: 'none' };
    case 'refused':
      return {
        title: `Wise said no: ${error.message}`,
        advice: `${error.field === null ? '' : `It is about the field ${error.field}. `}Status ${error.status}.${trace(error.traceId)}`,
        action: 'none',
      };
    case 'throttled':
      return {
        title: 'Wise asks us to slow down',
        advice: `Calls go on at ${formatClock(error.until)}, by themselves.`,
        action: 'wait',
      };
    case 'server-error':
      return {
        title: 'Wise has a problem of its own',
        advice: `It answered with status ${error.status}. Try again later.${trace(error.traceId)}`,
        action: 'try-again',
      };
    case 'no-such-account':
      return { title: 'This account is no longer here', advice: 'It was removed from this computer.', action: 'none' };
    case 'no-such-case':
      return { title: 'This case is not tracked here', advice: 'Track it by its id to see it.', action: 'none' };
    case 'case-closed':
      return {
        title: 'The case was closed in the meantime',
        advice: 'Wise takes no more comments on it. The text is kept: go on in a follow-up case.',
        action: 'none',
      };
    case 'no-such-send':
      return { title: 'This send is no longer here', advice: 'The list was renewed.', action: 'none' };
    case 'no-such-request':
      return { title: 'This request is no longer here', advice: 'The list was renewed.', action: 'none' };
    case 'sends-open':
      return {
        title: 'Something of this case is still on its way',
        advice:
          error.caseIds.length === 0
            ? 'Look into the outbox first.'
            : `Look into the outbox first: ${error.caseIds.slice(0, 5).join(', ')}${error.caseIds.length > 5 ? ' and others' : ''}.`,
        action: 'none',
      };
    case 'backup-refused':
      return backupRefused(error.why);
    case 'too-late':
      return { title: 'It is too late to undo', advice: 'The reply is already on its way to Wise.', action: 'none' };
    case 'keychain-locked':
      return {
        title: 'The keychain is locked',
        advice: 'Unlock it and try again. Nothing was changed.',
        action: 'unlock-keychain',
      };
    case 'keychain-unavailable':
      return {
        title: 'There is no keychain here',
        advice: 'Without one, secrets can not be kept safely, so nothing was saved.',
        action: 'none',
      };
    case 'storage':
      return storage(error.why);
    case 'file-not-written':
      return fileNotWritten(error.why);
    case 'not-ready':
      return { title: 'Caseport is still opening its data', advice: 'Try again in a moment.', action: 'try-again' };
    case 'link-refused':
      return { title: 'This link was not opened', advice: error.why, action: 'none' };
    case 'managed':
      return {
        title: 'Managed by your organisation',
        advice: `Your administrators decided this (policy key ${error.key}). Ask them if you need it otherwise.`,
        action: 'none',
      };
    case 'cancelled':
      return { title: 'Stopped', advice: 'Nothing was changed.', action: 'none' };
    default:
      return assertNever(error);
  }
}
