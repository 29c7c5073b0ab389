import type { Reply } from '../../src-shared/ipc.ts';
import type { Desk } from '../stores/desk.ts';
import { describeError } from './describe-error.ts';

/** Says what went wrong with something that leaves no trace on the screen. @returns whether all was well */
export function tellFailure(desk: Desk, reply: Reply<unknown>): boolean {
  if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
  return reply.ok;
}

/** Puts a text on the clipboard, and says so. */
export async function copyText(desk: Desk, text: string, said: string): Promise<void> {
  if (tellFailure(desk, await desk.bridge.call('clipboard.write', { text }))) desk.ui.notify(said);
}
