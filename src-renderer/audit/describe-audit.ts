import type { AuditAction, AuditRow } from '../../src-shared/audit.ts';
import { formatShort } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';

/** What each act is called, as it was done. */
export const AUDIT_WORDS: Readonly<Record<AuditAction, string>> = {
  'account-connected': 'Account connected',
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'secret-left': 'Secret left in a silent keychain',
  'secret-removed': 'Secret removed from the keychain',
  'account-removed': 'Account removed from this computer',
  'case-tracked': 'Case tracked',
  'case-untracked': 'Case taken off the list',
  'case-retracked': 'Case brought back',
  'case-created': 'Case created at Wise',
  'case-done': 'Marked as done',
  'case-not-done': 'Marked as not done',
  'case-snoozed': 'Snoozed',
  'case-woken': 'No longer snoozed',
  'case-tagged': 'Tag added',
  'case-untagged': 'Tag removed',
  'note-changed': 'Note changed',
  'import-started': 'Import started',
  'import-ended': 'Import ended',
  'import-cancelled': 'Import cancelled',
  'send-queued': 'Send put in the outbox',
  'send-undone': 'Send taken back',
  'send-confirmed': 'Reply seen at Wise',
  'send-rejected': 'Send rejected by Wise',
  'send-doubtful': 'Send not found at Wise',
  'send-reviewed': 'Doubtful send decided',
  'thread-exported': 'Thread saved or printed',
  'list-exported': 'List of cases saved',
  'audit-exported': 'Audit log saved',
  'overview-exported': 'Numbers of the overview saved',
  'backup-made': 'Backup made',
  'backup-restored': 'Backup restored',
  'settings-changed': 'Settings changed',
  'link-opened': 'Link opened',
  'saved-view-changed': 'Saved view',
  'saved-reply-changed': 'Saved reply',
  'saved-replies-imported': 'Saved replies imported',
  'template-changed': 'Template of a new case',
  'support-mail-opened': 'Mail to technical support opened',
  'support-mail-saved': 'Mail to technical support saved',
  'support-marked': 'Support request marked',
  'emergency-begun': 'Emergency begun',
  'emergency-ended': 'Emergency ended',
  'emergency-exported': 'Record of an emergency saved',
};

const ID_SHOWN = 8;
/** Of an act with many cases at once: how many, a few of them, and what else there is to say. */
const BULK = /^(\d+) cases \(([^)]*)\) ?(.*)$/;

/** What stands beside the act, in words where there are better ones than the log's. The file has the log's own. */
export function detailWords({ action, detail }: Pick<AuditRow, 'action' | 'detail'>, now: number): string {
  if (detail === null) return '';
  const bulk = BULK.exec(detail);
  if (bulk !== null) {
    const [, cases, named = '', rest = ''] = bulk;
    const more = rest === '' ? '' : `: ${detailWords({ action, detail: rest }, now)}`;
    return `${Number(cases).toLocaleString('en')} cases (${named})${more}`;
  }
  switch (action) {
    case 'import-started':
    case 'import-ended':
    case 'import-cancelled':
      return `${Number(detail).toLocaleString('en')} rows`;
    case 'backup-restored':
      return `${Number(detail).toLocaleString('en')} cases`;
    case 'saved-replies-imported':
      return `${Number(detail).toLocaleString('en')} replies`;
    case 'saved-view-changed':
    case 'saved-reply-changed':
    case 'template-changed':
      // The id is of use in the file only.
      return detail.split(' ')[0] ?? '';
    case 'case-snoozed': {
      const until = Date.parse(detail);
      return Number.isNaN(until) ? visibleText(detail) : `until ${formatShort(until, now)}`;
    }
    case 'send-queued':
    case 'send-undone':
    case 'send-confirmed':
    case 'send-rejected':
    case 'send-doubtful':
    case 'send-reviewed': {
      const [id = '', decision] = detail.split(' ');
      return [`send ${id.slice(0, ID_SHOWN)}`, decision?.replace('-', ' ')].filter((part) => part !== undefined).join(': ');
    }
    case 'support-mail-opened':
    case 'support-mail-saved':
    case 'support-marked': {
      const [id = '', state] = detail.split(' ');
      return [`request ${id.slice(0, ID_SHOWN)}`, state?.replace('-', ' ')].filter((part) => part !== undefined).join(': ');
    }
    case 'emergency-begun':
    case 'emergency-ended':
    case 'emergency-exported':
      // The id is of use in the file only.
      return '';
    default:
      return visibleText(detail);
  }
}
