import type { replyCalls } from '../../src-shared/calls/replies.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { firstLineOf, type SavedReply } from '../../src-shared/replies.ts';
import { mergeReplies, readReplyFiles } from '../../src-shared/reply-files.ts';
import { fakeOutbox } from './fake-sends.ts';
import type { Emit, World } from './fake-world.ts';

export function aReply(part: Partial<SavedReply> & { readonly name: string }): SavedReply {
  return { id: crypto.randomUUID(), folder: '', body: 'Thank you.', updatedAt: Date.UTC(2026, 10, 18), ...part };
}

/** Saved replies and templates of new cases. */
export function fakeReplyHandlers(world: World, emit: Emit): Pick<Handlers, keyof typeof replyCalls> {
  const { queue } = fakeOutbox(world, emit);

  function put(reply: SavedReply): void {
    world.replies = [...world.replies.filter((one) => one.id !== reply.id), reply];
  }

  return {
    'replies.list': () => ({
      replies: world.replies
        .map(({ body, updatedAt: _, ...reply }) => ({ ...reply, firstLine: firstLineOf(body) }))
        .sort((a, b) => `${a.folder}\n${a.name}`.localeCompare(`${b.folder}\n${b.name}`)),
    }),
    'replies.get': ({ id }) => {
      const found = world.replies.find((one) => one.id === id);
      if (found === undefined) throw new AppFailure({ kind: 'invalid-field', field: 'id', message: 'This saved reply is gone.' });
      return found;
    },
    'replies.save': (reply) => {
      if (reply.name.trim() === '') {
        throw new AppFailure({ kind: 'invalid-field', field: 'name', message: 'Give the reply a name.' });
      }
      put({ ...reply, updatedAt: Date.now() });
      emit('replies.changed', {});
      return { id: reply.id, folder: reply.folder, name: reply.name, firstLine: firstLineOf(reply.body) };
    },
    'replies.remove': ({ id }) => {
      const removed = world.replies.find((one) => one.id === id) ?? null;
      world.replies = world.replies.filter((one) => one.id !== id);
      emit('replies.changed', {});
      return { removed };
    },
    'replies.move': ({ ids, folder }) => {
      const moved = world.replies.filter((one) => ids.includes(one.id));
      const taken = world.replies.some(
        (one) => !ids.includes(one.id) && one.folder === folder && moved.some(({ name }) => name === one.name),
      );
      if (taken)
        throw new AppFailure({ kind: 'invalid-field', field: 'folder', message: 'There is another one in that folder.' });
      for (const one of moved) put({ ...one, folder });
      emit('replies.changed', {});
      return { folder };
    },
    'replies.import': ({ files }) => {
      const read = readReplyFiles(files);
      if (!read.ok) throw new AppFailure({ kind: 'invalid-field', field: 'file', message: read.message });
      const { add, ...counts } = mergeReplies(world.replies, read.replies);
      for (const one of add) put(aReply(one));
      emit('replies.changed', {});
      return { added: add.length, ...counts };
    },
    'replies.export': () => ({ where: world.savedAt }),

    'templates.list': () => ({ templates: world.templates }),
    'templates.save': (template) => {
      const saved = { ...template, updatedAt: Date.now() };
      world.templates = [...world.templates.filter((one) => one.id !== template.id), saved];
      emit('templates.changed', {});
      return saved;
    },
    'templates.remove': ({ id }) => {
      const removed = world.templates.find((one) => one.id === id) ?? null;
      world.templates = world.templates.filter((one) => one.id !== id);
      emit('templates.changed', {});
      return { removed };
    },

    'outbox.replyInParts': ({ accountId, caseId, parts }) => {
      world.drafts.delete(caseId);
      const partOf = parts[0]?.id ?? '';
      return parts.map(({ id, text }) => queue({ id, accountId, caseId, text, kind: 'reply', subject: null, partOf }));
    },
  };
}
