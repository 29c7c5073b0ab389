import type { AppError } from '../../src-shared/errors.ts';
import type { Desk } from '../stores/desk.ts';
import { describeError } from '../ui/describe-error.ts';

/** Failures that speak of Wise or of the way to it, and not of what a person did. */
export function isTechnical(error: AppError): boolean {
  return ['server-error', 'no-answer', 'unreadable-answer', 'refused', 'forbidden'].includes(error.kind);
}

export function traceOf(error: AppError): string | null {
  return 'traceId' in error ? error.traceId : null;
}

/** Begins a request to technical support with what is known: the failing calls of a case, or those that were picked. */
export async function askSupport(
  desk: Desk,
  about: { readonly caseId?: string | null; readonly traceId?: string | null; readonly callIds?: readonly number[] },
): Promise<void> {
  const reply = await desk.support.begin({
    accountId: desk.app.store.getState().activeId,
    caseId: about.caseId ?? null,
    traceId: about.traceId ?? null,
    callIds: [...(about.callIds ?? [])],
  });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  desk.ui.closeDialog();
  desk.ui.show({ place: 'support', viewsOpen: false });
}

/** The case on screen, with its failing calls. */
export async function caseLooksTechnical(desk: Desk): Promise<void> {
  const { selectedId } = desk.inbox.store.getState();
  if (selectedId === null) desk.ui.notify('Open the case first.');
  else await askSupport(desk, { caseId: selectedId });
}
