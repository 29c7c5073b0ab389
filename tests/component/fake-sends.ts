import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { Emit, World } from './fake-world.ts';

type NewSend = Pick<OutboxItem, 'id' | 'accountId' | 'kind' | 'caseId' | 'text' | 'subject'> & { readonly partOf?: string };

/** The outbox of the fake: the same id twice is one row. */
export function fakeOutbox(world: World, emit: Emit) {
  function putSend(item: OutboxItem): OutboxItem {
    world.outbox = [item, ...world.outbox.filter((other) => other.id !== item.id)];
    emit('outbox.changed', { accountId: item.accountId, ids: [item.id] });
    return item;
  }

  function queue(part: NewSend): OutboxItem {
    const known = world.outbox.find((item) => item.id === part.id);
    if (known !== undefined) return known;
    const held = world.settings.undoHoldSeconds > 0;
    return putSend({
      ...part,
      state: 'queued',
      waitsFor: held ? 'undo-hold' : null,
      error: null,
      accepted: false,
      attempts: 0,
      createdAt: Date.now(),
      holdUntil: held ? Date.now() + world.settings.undoHoldSeconds * 1_000 : null,
      nextTryAt: null,
      sentAt: null,
      confirmedEntryId: null,
      externalId: part.kind === 'create' ? `caseport-${part.id}` : null,
      partOf: part.partOf ?? null,
      part: null,
    });
  }

  return { putSend, queue };
}

/** The part of the fake that is about what agents write: drafts, and what they send. */
export function sendHandlers(world: World, emit: Emit): Partial<Handlers> {
  const { putSend, queue } = fakeOutbox(world, emit);

  function findSend(id: string): OutboxItem {
    const found = world.outbox.find((item) => item.id === id);
    if (found === undefined) throw new AppFailure({ kind: 'no-such-send' });
    return found;
  }

  /** The newest is the first: the parts of a reply stand there from the last one on. */
  function withPart(item: OutboxItem): OutboxItem {
    if (item.partOf === null) return item;
    const parts = world.outbox.filter((other) => other.partOf === item.partOf).map(({ id }) => id);
    return { ...item, part: { number: parts.length - parts.indexOf(item.id), of: parts.length } };
  }

  /** A send, or every part of a long reply that has not left, in order. */
  function heldWith(item: OutboxItem): OutboxItem[] {
    if (item.partOf === null) return [item];
    return world.outbox.filter((other) => other.partOf === item.partOf && other.state === 'queued').reverse();
  }

  return {
    'outbox.reply': (input) => {
      world.drafts.delete(input.caseId);
      return queue({ ...input, kind: 'reply', subject: null });
    },
    'outbox.create': (input) =>
      queue({
        id: input.id,
        accountId: input.accountId,
        kind: 'create',
        caseId: null,
        text: input.description,
        subject: input.subject,
      }),
    'outbox.list': () => world.outbox.map(withPart),
    'outbox.get': ({ id }) => findSend(id),
    'outbox.undo': ({ id }) => {
      const item = findSend(id);
      if (item.state !== 'queued' && item.state !== 'retry-wait') throw new AppFailure({ kind: 'too-late' });
      const parts = heldWith(item);
      const text = parts.map((part) => part.text).join('\n\n');
      if (item.caseId !== null) {
        world.drafts.set(item.caseId, { text, selectionStart: text.length, selectionEnd: text.length, savedAt: Date.now() });
      }
      for (const part of parts) putSend({ ...part, state: 'withdrawn', holdUntil: null });
      return { ...item, state: 'withdrawn', holdUntil: null, text };
    },
    'outbox.review': ({ id, action }) => {
      const item = findSend(id);
      // A look finds nothing here, and the row stays as it is.
      if (action === 'look-again') return putSend(item);
      return putSend({ ...item, state: action === 'discard' ? 'withdrawn' : 'queued' });
    },
    'drafts.saveReply': ({ caseId, text, selectionStart, selectionEnd }) => {
      const savedAt = Date.now();
      world.drafts.set(caseId, { text, selectionStart, selectionEnd, savedAt });
      return { savedAt };
    },
    'drafts.discardReply': ({ caseId }) => {
      const discarded = world.drafts.get(caseId) ?? null;
      world.drafts.delete(caseId);
      return { discarded };
    },
    'drafts.newCase': () => ({ draft: world.newCase }),
    'drafts.saveNewCase': ({ fields }) => {
      world.newCase = { fields, savedAt: Date.now() };
      return { savedAt: world.newCase.savedAt };
    },
    'drafts.discardNewCase': () => {
      const discarded = world.newCase;
      world.newCase = null;
      return { discarded };
    },
  };
}
