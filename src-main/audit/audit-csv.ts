import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import type { AuditFilter, AuditRow } from '../../src-shared/audit.ts';
import type { Session } from '../session.ts';
import { readAuditBefore } from '../store/audit-table.ts';
import { audit } from './audit.ts';

/** Rows a turn. */
const BATCH = 500;

const COLUMNS = ['at', 'who', 'action', 'account', 'case', 'detail'];

/** Rows as lines of CSV. A cell that begins like a formula would be run by a spreadsheet: it gets an apostrophe before it. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const data = rows.map((row) => [
    new Date(row.at).toISOString(),
    row.who,
    row.action,
    row.accountId ?? '',
    row.caseId ?? '',
    row.detail ?? '',
  ]);
  return data.length === 0 ? '' : `${Papa.unparse(data, { escapeFormulae: true })}\r\n`;
}

/** The log, or a part of it, as a file. Saving it is noted in the log itself, after what is saved. */
export async function exportAudit(session: Session, filter: AuditFilter): Promise<{ where: string | null }> {
  const { stores, ports } = session;
  const parts = [`${COLUMNS.join(',')}\r\n`];
  let last: AuditRow | null = null;
  for (;;) {
    const rows: AuditRow[] = readAuditBefore(stores.desk, filter, last, BATCH);
    parts.push(auditCsv(rows));
    last = rows.at(-1) ?? null;
    if (rows.length < BATCH) break;
    await nextTurn();
  }
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const where = await ports.files.save(`caseport-audit-${day}.csv`, new TextEncoder().encode(parts.join('')));
  if (where !== null) audit(session, { action: 'audit-exported' });
  return { where };
}
