import type { workCalls } from '../../src-shared/calls/work.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { exportCases } from '../inbox/export-register.ts';
import { countSavedViews, orderViews, removeView, saveView } from '../inbox/saved-views.ts';
import { refreshCases, setDone, setUnreadMark, snooze, tag, undoWork, unsnooze, untrack, writeNote } from '../inbox/work.ts';
import type { Session } from '../session.ts';
import { forgetSearch, listRecentSearches, rememberSearch } from '../store/recent-searches-table.ts';
import { countTags } from '../store/work-table.ts';

/** What an agent does with cases on this workstation alone, and the views they saved. */
export function workHandlers(session: () => Session): Pick<Handlers, keyof typeof workCalls> {
  return {
    'work.done': ({ accountId, target, done }) => setDone(session(), accountId, target, done),
    'work.snooze': ({ accountId, target, until }) => snooze(session(), accountId, target, until),
    'work.unsnooze': ({ accountId, target }) => unsnooze(session(), accountId, target),
    'work.tag': ({ accountId, target, add, remove }) => tag(session(), accountId, target, add, remove),
    'work.setUnread': ({ accountId, target, unread }) => setUnreadMark(session(), accountId, target, unread),
    'work.untrack': ({ accountId, target }) => untrack(session(), accountId, target),
    'work.undo': ({ undoId }) => undoWork(session(), undoId),
    'work.refresh': ({ accountId, target }) => ({ count: refreshCases(session(), accountId, target) }),
    'work.export': ({ accountId, target }) => exportCases(session(), accountId, target),
    'work.note': ({ accountId, caseId, text }) => writeNote(session(), accountId, caseId, text),
    'work.tags': ({ accountId }) => countTags(session().stores.desk, accountId),

    'views.list': ({ accountId }) => countSavedViews(session(), accountId),
    'views.save': ({ view }) => {
      saveView(session(), view);
      return {};
    },
    'views.remove': ({ id }) => ({ removed: removeView(session(), id) }),
    'views.order': ({ ids }) => {
      orderViews(session(), ids);
      return {};
    },

    'searches.recent': () => listRecentSearches(session().stores.desk),
    'searches.remember': ({ text }) => {
      rememberSearch(session().stores.desk, text, session().ports.clock.now());
      return {};
    },
    'searches.forget': ({ text }) => {
      forgetSearch(session().stores.desk, text);
      return {};
    },
  };
}
