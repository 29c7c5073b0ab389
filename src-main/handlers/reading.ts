import type { readingCalls } from '../../src-shared/calls/reading.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { audit } from '../audit/audit.ts';
import { exportAudit } from '../audit/audit-csv.ts';
import { exportThread, saveThreadHtml, saveThreadPdf } from '../inbox/export-thread.ts';
import { mustFindTracked } from '../inbox/register.ts';
import { createOverviewCalls } from '../overview/overview-calls.ts';
import type { Session } from '../session.ts';
import { countAuditRows, readAuditWindow } from '../store/audit-table.ts';

/** Threads as files, the local audit log and the overview. */
export function readingHandlers(session: () => Session): Pick<Handlers, keyof typeof readingCalls> {
  const overview = createOverviewCalls();
  return {
    'thread.export': ({ accountId, caseId, withNote }) => exportThread(session(), accountId, caseId, withNote),
    'thread.saveHtml': ({ accountId, caseId, ...page }) => saveThreadHtml(session(), accountId, caseId, page),
    'thread.savePdf': ({ accountId, caseId }) => saveThreadPdf(session(), accountId, caseId),
    'thread.printing': ({ accountId, caseId }) => {
      mustFindTracked(session(), accountId, caseId);
      audit(session(), { action: 'thread-exported', accountId, caseId, format: 'print' });
      return {};
    },

    'audit.window': ({ filter, start, count }) => {
      const { desk } = session().stores;
      return { total: countAuditRows(desk, filter), rows: readAuditWindow(desk, filter, start, count) };
    },
    'audit.export': ({ filter }) => exportAudit(session(), filter),

    'overview.read': ({ accountId, days }) => overview.read(session(), accountId, days),
    'overview.cancel': () => {
      overview.cancel();
      return {};
    },
    'overview.export': async ({ accountId, days, part }) => {
      const saved = await overview.save(session(), accountId, days, part);
      if (saved.where !== null) audit(session(), { action: 'overview-exported', accountId, format: part });
      return saved;
    },
  };
}
