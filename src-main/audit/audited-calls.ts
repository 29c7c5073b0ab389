import type { CallName, Handlers, Input, Output } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';
import { type AuditEntry, audit } from './audit.ts';
import { gatherActs } from './bulk-acts.ts';

/** What a call that succeeded leaves in the log; nothing where the person changed their mind. */
type Leaves = { readonly [N in CallName]?: (input: Input<N>, output: Output<N>) => readonly AuditEntry[] };

/**
 * Calls of the contract that are acts, beside what the log tells of them. The outbox, imports, settings, local work, signing
 * out and removing an account note theirs where they are done.
 */
const LEAVES: Leaves = {
  'accounts.startDemo': (_, { id }) => [{ action: 'account-connected', accountId: id }],
  'accounts.connect': (_, { id }) => [{ action: 'account-connected', accountId: id }],
  'accounts.signIn': ({ accountId }) => [{ action: 'signed-in', accountId }],

  'cases.track': ({ accountId }, { id, outcome }) =>
    outcome === 'tracked' ? [{ action: 'case-tracked', accountId, caseId: id }] : [],
  'register.untrack': ({ accountId, caseIds }) =>
    gatherActs(caseIds.map((caseId) => ({ action: 'case-untracked', accountId, caseId }) as const)),
  'register.retrack': ({ accountId, caseIds }) =>
    gatherActs(caseIds.map((caseId) => ({ action: 'case-retracked', accountId, caseId }) as const)),
  'register.import': ({ accountId, rows }) => [{ action: 'import-started', accountId, rows: rows.length }],
  'register.cancelImport': (_, { accountId, total }) => [{ action: 'import-cancelled', accountId, rows: total }],
  'register.export': ({ accountId, format }, { where }) =>
    where === null ? [] : [{ action: 'list-exported', accountId, format }],

  'work.export': ({ accountId }, { where }) => (where === null ? [] : [{ action: 'list-exported', accountId, format: 'csv' }]),

  'backup.create': (_, { where }) => (where === null ? [] : [{ action: 'backup-made' }]),
  'backup.restore': (_, { cases }) => [{ action: 'backup-restored', cases }],

  'outbox.undo': ({ id }, { accountId, caseId }) => [{ action: 'send-undone', accountId, caseId, outboxId: id }],
  'outbox.review': ({ id, action }, { accountId, caseId }) => [
    { action: 'send-reviewed', accountId, caseId, outboxId: id, decision: action },
  ],

  'replies.save': (_, { id }) => [{ action: 'saved-reply-changed', id, change: 'saved' }],
  'replies.remove': ({ id }, { removed }) => (removed === null ? [] : [{ action: 'saved-reply-changed', id, change: 'removed' }]),
  'replies.move': ({ ids }) => ids.map((id) => ({ action: 'saved-reply-changed', id, change: 'saved' }) as const),
  'replies.import': (_, { added }) => (added === 0 ? [] : [{ action: 'saved-replies-imported', replies: added }]),
  'templates.save': (_, { id }) => [{ action: 'template-changed', id, change: 'saved' }],
  'templates.remove': ({ id }, { removed }) => (removed === null ? [] : [{ action: 'template-changed', id, change: 'removed' }]),
  'links.open': ({ url }) => [{ action: 'link-opened', host: new URL(url).host }],
};

/** The same handlers, each of which notes what it has done. A call that failed did nothing, and leaves nothing. */
export function audited(handlers: Handlers, session: () => Session): Handlers {
  const wrapped: Partial<Record<CallName, unknown>> = {};
  for (const name of Object.keys(LEAVES)) {
    // The keys of the table are names of calls, and each row takes what its own call is given: the known limit of mapped unions.
    const leaves = LEAVES[name as CallName] as (input: unknown, output: unknown) => readonly AuditEntry[];
    const handler = handlers[name as CallName] as (input: unknown) => unknown;
    wrapped[name as CallName] = async (input: unknown) => {
      const output = await handler(input);
      for (const entry of leaves(input, output)) audit(session(), entry);
      return output;
    };
  }
  // Each wrapped handler takes and gives what the one that it wraps does.
  return { ...handlers, ...(wrapped as Partial<Handlers>) };
}
