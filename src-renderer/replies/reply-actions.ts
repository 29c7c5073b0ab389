import type { SavedReply } from '../../src-shared/replies.ts';
import type { Desk } from '../stores/desk.ts';
import type { OpenReply } from '../stores/replies-store.ts';
import { describeError } from '../ui/describe-error.ts';
import { tellFailure } from '../ui/tell.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Deletes a saved reply; for a while one press brings it back as it was. */
export async function deleteReply(desk: Desk, id: string): Promise<void> {
  const reply = await desk.replies.remove(id);
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  const { removed } = reply.value;
  if (removed === null) return;
  desk.ui.notify(`“${visibleText(removed.name)}” was deleted.`, 'good', {
    name: 'Undo',
    run: () => void bringBack(desk, removed),
  });
}

async function bringBack(desk: Desk, { id, folder, name, body }: SavedReply): Promise<void> {
  const reply = await desk.replies.save({ id, folder, name, body });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  desk.ui.notify(`“${visibleText(name)}” is back.`);
  await desk.replies.open(id);
}

/** Gives a folder another name: its replies move there together. @returns why not, in a sentence; null where it was done */
export async function renameFolder(desk: Desk, ids: readonly string[], from: string, to: string): Promise<string | null> {
  if (to.trim() === '') return 'Give the folder a name.';
  if (to.trim() === from) return null;
  const reply = await desk.replies.move(ids, to);
  if (!reply.ok) return reply.error.kind === 'invalid-field' ? reply.error.message : describeError(reply.error).title;
  desk.ui.notify(`The folder is called “${visibleText(reply.value.folder)}” now.`, 'good', {
    name: 'Undo',
    run: () => void desk.replies.move(ids, from).then((undone) => tellFailure(desk, undone)),
  });
  return null;
}

/** A second one with the same text, to be changed. */
export async function duplicateReply(desk: Desk, { folder, name, body }: OpenReply): Promise<void> {
  const taken = new Set(
    (desk.replies.store.getState().replies ?? []).filter((one) => one.folder === folder).map((one) => one.name),
  );
  let copy = `${name.slice(0, 180)} (copy)`;
  for (let count = 2; taken.has(copy); count++) copy = `${name.slice(0, 180)} (copy ${count})`;
  await desk.replies.openNew({ folder, name: copy, body });
  await desk.replies.flush();
}
