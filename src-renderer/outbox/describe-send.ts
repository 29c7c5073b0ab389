import { assertNever } from '../../src-shared/errors.ts';
import type { OutboxItem, OutboxWait } from '../../src-shared/outbox.ts';
import { traceOf } from '../support/look-technical.ts';
import { describeError } from '../ui/describe-error.ts';
import { formatClock, formatSince } from '../ui/format-time.ts';

export type SendTone = 'waiting' | 'moving' | 'good' | 'bad';
export type DescribedSend = { readonly title: string; readonly detail: string | null; readonly tone: SendTone };

function waitWords(wait: OutboxWait, item: OutboxItem, now: number): string {
  switch (wait) {
    case 'undo-hold': {
      const left = Math.max(0, Math.ceil(((item.holdUntil ?? now) - now) / 1_000));
      return left > 0 ? `Leaves in ${left} s` : 'Leaves now';
    }
    case 'earlier-send':
      return 'Waits for an earlier reply to this case';
    case 'earlier-part':
      return 'Waits: the part before it was not delivered';
    case 'case-creating':
      return 'Waits until Wise has created the case';
    case 'network':
      return 'Waits for the network';
    case 'signed-out':
      return 'Waits until you sign in again';
    case 'throttled':
      return 'Waits: Wise asked us to slow down';
    case 'keychain':
      return 'Waits until the keychain is unlocked';
    default:
      return assertNever(wait);
  }
}

function nextTry(item: OutboxItem, now: number): string {
  if (item.nextTryAt === null) return '';
  return item.nextTryAt <= now ? ' Tries again now.' : ` Next try at ${formatClock(item.nextTryAt)}.`;
}

/** Where a send truly stands, in words. */
export function describeSend(item: OutboxItem, now: number): DescribedSend {
  const of = item.part === null ? '' : `part ${item.part.number} of ${item.part.of} of `;
  const what = item.kind === 'create' ? 'this case' : `${of}this reply`;
  const error = item.error === null ? null : describeError(item.error);
  switch (item.state) {
    case 'queued':
      return { title: waitWords(item.waitsFor ?? 'undo-hold', item, now), detail: error?.title ?? null, tone: 'waiting' };
    case 'sending':
      return { title: 'Sending…', detail: null, tone: 'moving' };
    case 'retry-wait':
      return {
        title: item.waitsFor === null ? 'Not sent yet' : waitWords(item.waitsFor, item, now),
        detail: `${error === null ? 'Nothing left this computer.' : `${error.title}.`}${nextTry(item, now)}`,
        tone: 'waiting',
      };
    case 'unconfirmed':
      return item.accepted
        ? { title: 'Wise took it', detail: 'Waiting to see it in the thread.', tone: 'moving' }
        : {
            title: 'Checking whether it arrived',
            detail: `${whatWasMet(item)} The text had left, so it is looked for at Wise, and not sent again by itself.${nextTry(item, now)}`,
            tone: 'moving',
          };
    case 'confirmed':
      return { title: item.kind === 'create' ? 'Created at Wise' : 'Seen at Wise', detail: null, tone: 'good' };
    case 'needs-review':
      return { title: `We could not tell whether ${what} reached Wise`, detail: reviewDetail(item, now), tone: 'bad' };
    case 'rejected':
      return {
        title: `Wise did not take ${what}`,
        detail: error === null ? 'No reason was given. The text is kept.' : `${error.title}. ${error.advice}`,
        tone: 'bad',
      };
    case 'withdrawn':
      return { title: 'Taken back', detail: null, tone: 'waiting' };
    default:
      return assertNever(item.state);
  }
}

/** What was met once the text had left, as whole sentences. */
function whatWasMet({ error }: OutboxItem): string {
  if (error === null) return 'The answer to it was lost.';
  const traceId = traceOf(error);
  return `${describeError(error).title}${'status' in error ? ` (status ${error.status})` : ''}.${traceId === null ? '' : ` Wise's trace id is ${traceId}.`}`;
}

function reviewDetail(item: OutboxItem, now: number): string {
  const when = item.sentAt === null ? '' : ` at ${formatSince(item.sentAt, now)}`;
  if (item.kind === 'create') {
    return `${whatWasMet(item)} It had left${when}, and Wise has no list in which it could be looked for. Nothing is sent again by itself. Ask Wise for a case with the external id below: once it is tracked here, this settles by itself.`;
  }
  return `${whatWasMet(item)} The text had left${when}. We looked twice and did not find it. Nothing is sent again by itself.`;
}
