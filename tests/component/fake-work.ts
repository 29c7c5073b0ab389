import type { workCalls } from '../../src-shared/calls/work.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Worked, WorkTarget } from '../../src-shared/work.ts';
import { ACCOUNT_ID, type FakeCase } from './builders.ts';
import { casesOf } from './fake-list.ts';
import type { Emit, World } from './fake-world.ts';

type WorkHandlers = Pick<Handlers, keyof typeof workCalls>;

/** What an agent does with cases on this workstation alone, and the views they saved. */
export function fakeWorkHandlers(world: World, emit: Emit): WorkHandlers {
  const journal = new Map<string, readonly FakeCase[]>();

  function idsOf(target: WorkTarget): string[] {
    if (target.kind === 'ids') return target.ids;
    return casesOf(world, target.source)
      .map((one) => one.row.id)
      .filter((id) => !target.except.includes(id));
  }

  /** @param change null: leaves the case as it is; `gone`: takes it off the list. */
  function act(accountId: string, target: WorkTarget, change: (one: FakeCase) => FakeCase | 'gone' | null): Worked {
    const before: FakeCase[] = [];
    for (const id of idsOf(target)) {
      const one = world.cases.get(id);
      const next = one === undefined ? null : change(one);
      if (one === undefined || next === null) continue;
      before.push(one);
      if (next === 'gone') world.cases.delete(id);
      else world.cases.set(id, next);
    }
    if (before.length === 0) return { count: 0, undoId: null, stopped: null };
    const undoId = crypto.randomUUID();
    journal.set(undoId, before);
    emit('cases.changed', { accountId, ids: before.map((one) => one.row.id) });
    return { count: before.length, undoId, stopped: world.stopped };
  }

  const withRow = (one: FakeCase, part: Partial<FakeCase['row']>): FakeCase => ({ ...one, row: { ...one.row, ...part } });

  return {
    'work.done': ({ accountId, target, done }) =>
      act(accountId, target, (one) =>
        one.row.done === done ? null : withRow(one, { done, ...(done ? { snoozed: null, dueAt: null } : {}) }),
      ),
    'work.snooze': ({ accountId, target, until }) => {
      if (until !== null && until <= Date.now()) {
        throw new AppFailure({
          kind: 'invalid-field',
          field: 'until',
          message: 'That time has passed. Choose one that is to come.',
        });
      }
      return act(accountId, target, (one) => withRow(one, { snoozed: { until }, done: false, dueAt: null }));
    },
    'work.unsnooze': ({ accountId, target }) =>
      act(accountId, target, (one) => (one.row.snoozed === null ? null : withRow(one, { snoozed: null }))),
    'work.tag': ({ accountId, target, add, remove }) =>
      act(accountId, target, (one) => {
        const gone = remove.map((tag) => tag.toLowerCase());
        const tags = one.row.tags.filter((tag) => !gone.includes(tag.toLowerCase()));
        const fresh = add.filter((tag) => !tags.some((known) => known.toLowerCase() === tag.toLowerCase()));
        if (fresh.length === 0 && tags.length === one.row.tags.length) return null;
        return withRow(one, { tags: [...tags, ...fresh].sort() });
      }),
    'work.setUnread': ({ accountId, target, unread }) =>
      act(accountId, target, (one) => (one.row.unread === unread ? null : withRow(one, { unread }))),
    'work.untrack': ({ accountId, target }) => {
      const open = idsOf(target).filter((id) => world.outbox.some((item) => item.caseId === id && item.state === 'needs-review'));
      if (open.length > 0) throw new AppFailure({ kind: 'sends-open', caseIds: open });
      return act(accountId, target, () => 'gone');
    },
    'work.undo': ({ undoId }) => {
      const before = journal.get(undoId) ?? [];
      journal.delete(undoId);
      for (const one of before) world.cases.set(one.row.id, one);
      if (before.length > 0) emit('cases.changed', { accountId: ACCOUNT_ID, ids: before.map((one) => one.row.id) });
      return { count: before.length, stopped: null };
    },
    'work.refresh': ({ target }) => ({ count: idsOf(target).length }),
    'work.export': () => ({ where: world.savedAt }),
    'work.note': ({ accountId, caseId, text }) => {
      const one = world.cases.get(caseId);
      if (one === undefined) throw new AppFailure({ kind: 'no-such-case' });
      world.cases.set(caseId, withRow({ ...one, note: text }, { hasNote: text !== '' }));
      emit('cases.changed', { accountId, ids: [caseId] });
      return { savedAt: Date.now() };
    },
    'work.tags': () => {
      const counts = new Map<string, number>();
      for (const one of world.cases.values()) for (const tag of one.row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([tag, count]) => ({ tag, count }));
    },
    ...viewHandlers(world, emit),
    'searches.recent': () => world.recentSearches.map((text, at) => ({ text, searchedAt: Date.now() - at })),
    'searches.remember': ({ text }) => {
      world.recentSearches = [text, ...world.recentSearches.filter((other) => other !== text)];
      return {};
    },
    'searches.forget': ({ text }) => {
      world.recentSearches = text === null ? [] : world.recentSearches.filter((other) => other !== text);
      return {};
    },
  };
}

function viewHandlers(
  world: World,
  emit: Emit,
): Pick<WorkHandlers, 'views.list' | 'views.save' | 'views.remove' | 'views.order'> {
  return {
    'views.list': () =>
      world.savedViews.map((view) => ({
        ...view,
        count: casesOf(world, { kind: 'query', text: view.query }).length,
        more: false,
      })),
    'views.save': ({ view }) => {
      const known = world.savedViews.some((other) => other.id === view.id);
      world.savedViews = known
        ? world.savedViews.map((other) => (other.id === view.id ? view : other))
        : [...world.savedViews, view];
      emit('views.changed', {});
      return {};
    },
    'views.remove': ({ id }) => {
      const removed = world.savedViews.find((view) => view.id === id) ?? null;
      world.savedViews = world.savedViews.filter((view) => view.id !== id);
      emit('views.changed', {});
      return { removed };
    },
    'views.order': ({ ids }) => {
      const named = ids.flatMap((id) => world.savedViews.filter((view) => view.id === id));
      world.savedViews = [...named, ...world.savedViews.filter((view) => !ids.includes(view.id))];
      emit('views.changed', {});
      return {};
    },
  };
}
