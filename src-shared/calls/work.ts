import { z } from 'zod';
import { MAX_QUERY } from '../cases.ts';
import { AccountId, CaseId, Moment } from '../ids.ts';
import { Saved } from '../register.ts';
import { CountedView, MAX_NOTE, MAX_SAVED_VIEWS, RecentSearch, SavedView, Tag, Undone, Worked, WorkTarget } from '../work.ts';
import { call } from './call.ts';

const done = z.object({});
const nothing = z.strictObject({});
const target = z.strictObject({ accountId: AccountId, target: WorkTarget });

/** What an agent does with cases on this workstation alone, and the views they saved. Wise is told nothing of it. */
export const workCalls = {
  /** Through with these until there is news of them; or not through after all. */
  'work.done': call(target.extend({ done: z.boolean() }), Worked),
  /** @param until null: until Wise answers. News cancels a snooze in any case. */
  'work.snooze': call(target.extend({ until: Moment.nullable() }), Worked),
  'work.unsnooze': call(target, Worked),
  'work.tag': call(target.extend({ add: z.array(Tag).max(20), remove: z.array(Tag).max(100) }), Worked),
  /** Unread: from Wise's newest entry on. Cases in which Wise wrote nothing stay as they are. */
  'work.setUnread': call(target.extend({ unread: z.boolean() }), Worked),
  'work.untrack': call(target, Worked),
  /** Takes back one of the last things done, as far as nothing newer was done to the same case. */
  'work.undo': call(z.strictObject({ undoId: z.uuid() }), Undone),
  /** Reads these from Wise as soon as the rate limit allows. */
  'work.refresh': call(target, z.object({ count: z.number().int().nonnegative() })),
  /** These rows as CSV. */
  'work.export': call(target, Saved),
  'work.note': call(
    z.strictObject({ accountId: AccountId, caseId: CaseId, text: z.string().max(MAX_NOTE) }),
    z.object({ savedAt: Moment }),
  ),
  /** Tags in use, the most used first. */
  'work.tags': call(
    z.strictObject({ accountId: AccountId }),
    z.array(z.object({ tag: z.string(), count: z.number().int().positive() })),
  ),

  'views.list': call(z.strictObject({ accountId: AccountId }), z.array(CountedView)),
  /** Saves a new view, or changes the one with this id. @throws AppFailure `invalid-field` for a query that can not be read */
  'views.save': call(z.strictObject({ view: SavedView }), done),
  'views.remove': call(z.strictObject({ id: z.uuid() }), z.object({ removed: SavedView.nullable() })),
  /** Ids in their new order; views that are not named keep theirs, after these. */
  'views.order': call(z.strictObject({ ids: z.array(z.uuid()).max(MAX_SAVED_VIEWS) }), done),

  'searches.recent': call(nothing, z.array(RecentSearch)),
  'searches.remember': call(z.strictObject({ text: z.string().trim().min(1).max(MAX_QUERY) }), done),
  'searches.forget': call(z.strictObject({ text: z.string().max(MAX_QUERY).nullable() }), done),
} as const;

export const workEvents = {
  /** The saved views were changed. */
  'views.changed': z.object({}),
};
