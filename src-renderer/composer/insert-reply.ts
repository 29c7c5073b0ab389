import { fillIn, findPlaceholders, type Values } from '../../src-shared/placeholders.ts';
import type { Desk } from '../stores/desk.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { describeError } from '../ui/describe-error.ts';
import { focusSoon } from '../ui/focus-soon.ts';
import { caseValues } from './case-values.ts';
import type { EditState } from './markdown-edit.ts';

/** A saved reply in the place of what is chosen; the first place that is to be filled in is chosen then. */
export function withReply(state: EditState, body: string, values: Values): EditState {
  const filled = fillIn(body.trim(), values);
  const text = state.text.slice(0, state.start) + filled + state.text.slice(state.end);
  const end = state.start + filled.length;
  const first = findPlaceholders(text).find((place) => place.start >= state.start && place.end <= end);
  return first === undefined ? { text, start: end, end } : { text, start: first.start, end: first.end };
}

/** Where the caret stands, or stood when the field was left. */
function caretIn(text: string): { start: number; end: number } {
  const field = document.querySelector<HTMLTextAreaElement>('textarea[data-focus="reply"]');
  if (field === null || field.value !== text) return { start: text.length, end: text.length };
  return { start: field.selectionStart, end: field.selectionEnd };
}

/** Whether a reply can be written to the case on screen. */
export function canReply(desk: Desk): boolean {
  const { thread } = desk.thread.store.getState();
  return thread !== null && thread.capabilities.reply !== 'no';
}

/** Puts a saved reply into the reply to the case on screen: at `place`, or where the caret is. */
export async function insertReply(
  desk: Desk,
  id: string,
  place?: { readonly start: number; readonly end: number },
): Promise<void> {
  const { thread } = desk.thread.store.getState();
  if (thread === null || !canReply(desk)) return desk.ui.notify('Open a case that takes replies first.', 'bad');
  const key = draftKey(thread.accountId, thread.row.id);
  const reply = await desk.bridge.call('replies.get', { id });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  const draft = desk.drafts.store.getState().drafts.get(key);
  if (draft === undefined || draft.sending) return;
  const at = place ?? caretIn(draft.text);
  const { agentName } = desk.app.store.getState().settings;
  const next = withReply({ text: draft.text, ...at }, reply.value.body, caseValues(thread, agentName, Date.now()));
  desk.drafts.setText(key, next.text, next.start, next.end);
  desk.ui.show({ place: 'cases', pane: 'thread' });
  desk.ui.announce(`${reply.value.name} is inserted.`);
  focusSoon('[data-focus="reply"]');
}
