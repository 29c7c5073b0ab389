import type { AppInfo } from '../../src-shared/app-info.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { accountList, activate, connect, signIn, signOut } from '../accounts/accounts.ts';
import { startDemo } from '../accounts/demo-account.ts';
import { contentsOf, removeAccount } from '../accounts/remove-account.ts';
import type { DiagnosticsOptions } from '../diagnostics/diagnostics.ts';
import { applySettings } from '../inbox/apply-settings.ts';
import { assembleThread, olderEntries } from '../inbox/assemble-thread.ts';
import { createBackup, restoreBackup } from '../inbox/backup.ts';
import { countEverything, countNeedsAction } from '../inbox/counts.ts';
import { discardNewCaseDraft, discardReplyDraft, saveNewCaseDraft, saveReplyDraft } from '../inbox/drafts.ts';
import { exportRegister } from '../inbox/export-register.ts';
import { cancelImport, startImport } from '../inbox/imports.ts';
import { listCases } from '../inbox/list-cases.ts';
import type { CaseToShow } from '../inbox/open-link.ts';
import { markRead, mustFindTracked, retrackCases, trackCase, untrackCases } from '../inbox/register.ts';
import { listSends, queueCreate, queueReply, readSend, reviewSend } from '../outbox/queue.ts';
import { undoSend } from '../outbox/take-back.ts';
import { checkLinks } from '../policy/enforce.ts';
import type { Session } from '../session.ts';
import { readNewCaseDraft } from '../store/drafts-table.ts';
import { newestImport, readImportRows } from '../store/imports-table.ts';
import { policyOf, readSettings } from '../store/settings-table.ts';
import { reviewLink } from '../support/review-link.ts';
import { desktopHandlers } from './desktop.ts';
import { readingHandlers } from './reading.ts';
import { replyHandlers } from './replies.ts';
import { supportHandlers } from './support.ts';
import { workHandlers } from './work.ts';

export type HandlerOptions = {
  readonly info: () => AppInfo;
  readonly retry: () => Promise<AppInfo>;
  readonly startOver: () => Promise<AppInfo>;
  readonly takeLink: () => CaseToShow | null;
  /** The page has saved what was being written. */
  readonly pageSaved: (all: boolean) => void;
  /** The open session. @throws AppFailure `not-ready` */
  readonly session: () => Session;
  /** For calls that answer in every stage. */
  readonly host: DiagnosticsOptions;
};

/** Every call of the contract, in one or two lines each: what it means is in the function that it names. */
export function createHandlers({ info, retry, startOver, takeLink, pageSaved, session, host }: HandlerOptions): Handlers {
  return {
    'app.info': info,
    'app.retry': retry,
    'app.startOver': startOver,
    'app.takeLink': () => ({ link: takeLink() }),
    'app.saved': ({ all }) => done(pageSaved(all)),

    'accounts.list': () => accountList(session()),
    'accounts.needsAction': () => countNeedsAction(session().stores),
    'accounts.startDemo': () => startDemo(session()),
    'accounts.connect': (form) => connect(session(), form),
    'accounts.cancelConnect': () => done(session().giveUpConnecting()),
    'accounts.activate': ({ accountId }) => done(activate(session(), accountId)),
    'accounts.signOut': ({ accountId }) => signOut(session(), accountId),
    'accounts.contents': ({ accountId }) => contentsOf(session(), accountId),
    'accounts.remove': ({ accountId }) => removeAccount(session(), accountId),
    'accounts.signIn': ({ accountId, credentials }) => signIn(session(), accountId, credentials),

    'cases.counts': ({ accountId }) => countEverything(session(), accountId),
    'cases.window': (asked) => {
      const { stores, ports, runtime } = session();
      runtime(asked.accountId);
      return listCases(stores, ports.clock.now(), asked);
    },
    'cases.open': ({ accountId, caseId }) => {
      const { stores, runtime } = session();
      const thread = assembleThread(stores, runtime(accountId).client.dialect, accountId, caseId);
      if (thread === null) throw new AppFailure({ kind: 'no-such-case' });
      return thread;
    },
    'cases.olderEntries': ({ accountId, caseId, before, count }) =>
      olderEntries(session().stores, mustFindTracked(session(), accountId, caseId), before, count),
    'cases.markRead': ({ accountId, caseId, upTo }) => done(markRead(session(), accountId, caseId, upTo)),
    'cases.track': ({ accountId, caseId }) => trackCase(session(), accountId, caseId),
    'cases.refresh': async ({ accountId, caseId }) => {
      mustFindTracked(session(), accountId, caseId);
      const read = await session().runtime(accountId).sync.readNow(caseId, 'visible');
      if (!read.ok) throw new AppFailure(read.error);
      return {};
    },
    'cases.showing': (showing) => done(session().show(showing)),

    'register.untrack': ({ accountId, caseIds }) => done(untrackCases(session(), accountId, caseIds)),
    'register.retrack': ({ accountId, caseIds }) => done(retrackCases(session(), accountId, caseIds)),
    'register.import': ({ accountId, rows }) => startImport(session(), accountId, rows),
    'register.importJob': ({ accountId }) => ({ job: newestImport(session().stores.desk, accountId) }),
    'register.importRows': ({ jobId, outcome, start, count }) =>
      readImportRows(session().stores.desk, jobId, outcome, start, count),
    'register.cancelImport': ({ jobId }) => cancelImport(session(), jobId),
    'register.export': ({ accountId, format }) => exportRegister(session(), accountId, format),

    'backup.create': ({ passphrase }) => createBackup(session(), passphrase),
    'backup.restore': ({ base64, passphrase }) => restoreBackup(session(), base64, passphrase),

    'outbox.reply': (reply) => queueReply(session(), reply),
    'outbox.create': (create) => queueCreate(session(), create),
    'outbox.list': ({ accountId }) => listSends(session(), accountId),
    'outbox.get': ({ id }) => readSend(session(), id),
    'outbox.undo': ({ id }) => undoSend(session(), id),
    'outbox.review': ({ id, action }) => reviewSend(session(), id, action),

    'drafts.saveReply': (draft) => saveReplyDraft(session(), draft),
    'drafts.discardReply': ({ accountId, caseId }) => discardReplyDraft(session(), accountId, caseId),
    'drafts.newCase': ({ accountId }) => ({ draft: readNewCaseDraft(session().stores.desk, accountId) }),
    'drafts.saveNewCase': ({ accountId, fields }) => saveNewCaseDraft(session(), accountId, fields),
    'drafts.discardNewCase': ({ accountId }) => discardNewCaseDraft(session(), accountId),

    'sync.state': ({ accountId }) => session().runtime(accountId).sync.state(),
    'sync.now': ({ accountId }) => done(session().runtime(accountId).onPower('network-change')),

    'settings.get': () => readSettings(session().stores.desk),
    'settings.change': (change) => applySettings(session(), change),

    ...replyHandlers(session),
    ...readingHandlers(session),
    ...workHandlers(session),
    ...supportHandlers(session),
    ...desktopHandlers(session, host),

    'links.open': async ({ url }) => {
      checkLinks(policyOf(session().stores.desk));
      const review = reviewLink(url);
      if (!review.ok) throw new AppFailure({ kind: 'link-refused', why: review.why });
      return done(await session().ports.shell.openExternal(review.url));
    },
    'clipboard.write': async ({ text }) => done(await session().ports.shell.writeClipboard(text)),
  };
}

/** For calls that answer with nothing but that it was done. */
function done(_: unknown): Record<string, never> {
  return {};
}
