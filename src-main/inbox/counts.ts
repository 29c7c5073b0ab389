import type { NeedsAction } from '../../src-shared/accounts.ts';
import type { View, ViewCounts } from '../../src-shared/cases.ts';
import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { countRows, countViews } from '../store/case-list.ts';
import { countReplyDrafts } from '../store/drafts-table.ts';
import { countOpenSends } from '../store/outbox-table.ts';
import { conditionOfView } from '../store/query-sql.ts';
import type { Stores } from '../store/stores.ts';

/** How many cases of each account wait for the agent, whichever is on screen. */
export function countNeedsAction({ desk, cache }: Stores): NeedsAction {
  const condition = conditionOfView('needs-action');
  return listAccounts(desk).map(({ id }) => ({ accountId: id, count: countRows(cache, id, condition) }));
}

/** The numbers beside the views: queries on the local store. */
export function countEverything(session: Session, accountId: string): ViewCounts {
  const { cache, desk } = session.stores;
  const counted = countViews(cache, accountId);
  const all = Object.values(counted.views).reduce((sum, n) => sum + n, 0);
  const of = (view: View) => (view === 'all' ? all : (counted.views[view] ?? 0));
  const drafts = countReplyDrafts(desk, accountId);
  const sends = countOpenSends(desk, accountId);
  return {
    views: {
      'needs-action': of('needs-action'),
      'with-wise': of('with-wise'),
      creating: of('creating'),
      solved: of('solved'),
      closed: of('closed'),
      other: of('other'),
      snoozed: of('snoozed'),
      done: of('done'),
      all: of('all'),
      drafts,
      unread: counted.unread,
    },
    unread: counted.unread,
    drafts,
    outbox: sends.open,
    needsReview: sends.needsReview,
  };
}
