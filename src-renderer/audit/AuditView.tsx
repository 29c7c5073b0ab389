import { ArrowLeft, FileDown, RefreshCw, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { AuditAction, type AuditFilter } from '../../src-shared/audit.ts';
import { readCaseId } from '../../src-shared/ids.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { AuditRows } from './AuditRows.tsx';
import { AUDIT_WORDS } from './describe-audit.ts';
import { useAudit } from './use-audit.ts';
import './audit.css';

const ACTIONS = AuditAction.options.map((action) => ({ action, words: AUDIT_WORDS[action] }));
ACTIONS.sort((a, b) => a.words.localeCompare(b.words, 'en'));

/** Who did what on this computer, and when. */
export function AuditView() {
  const desk = useDesk();
  const [action, setAction] = useState<AuditFilter['action']>(null);
  const [typed, setTyped] = useState('');
  const caseId = readCaseId(typed);
  const isUnreadable = typed.trim() !== '' && caseId === null;
  const audit = useAudit({ action, caseId });
  const { total } = audit;

  async function save(): Promise<void> {
    const reply = await desk.bridge.call('audit.export', { filter: { action, caseId } });
    if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    if (reply.value.where === null) return;
    desk.ui.notify(`Audit log saved: ${reply.value.where}`);
    audit.refresh();
  }

  return (
    <section className="audit pane" aria-label="Audit log">
      <header className="list-head place-head">
        <IconButton icon={ArrowLeft} name="Back to the cases" keys="Esc" onClick={() => desk.ui.show({ place: 'cases' })} />
        <h2 className="list-title">Audit log</h2>
        <span className="list-count numbers" role="status">
          {total === null ? '' : total === 1 ? '1 act' : `${total.toLocaleString('en')} acts`}
        </span>
        <IconButton icon={RefreshCw} name="Read the log anew" onClick={audit.refresh} />
        <Button icon={FileDown} disabled={total === null || total === 0} onClick={() => void save()}>
          Save as CSV…
        </Button>
      </header>
      <div className="audit-filter">
        <label className="audit-field">
          <span>Act</span>
          <select
            className="field-input"
            value={action ?? ''}
            onChange={(event) => setAction(AuditAction.safeParse(event.target.value).data ?? null)}
          >
            <option value="">All</option>
            {ACTIONS.map((one) => (
              <option key={one.action} value={one.action}>
                {one.words}
              </option>
            ))}
          </select>
        </label>
        <label className="audit-field">
          <span>Case</span>
          <input
            className="field-input numbers"
            inputMode="numeric"
            placeholder="All"
            maxLength={40}
            value={typed}
            aria-invalid={isUnreadable}
            aria-describedby="audit-note"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p id="audit-note" className="muted">
          {isUnreadable
            ? 'This is no id of a case; all cases are shown.'
            : 'Kept on this computer for two years. It holds no words of a case.'}
        </p>
      </div>
      {audit.error !== null ? (
        <div className="audit-state">
          <ErrorNote error={audit.error} action={<Button onClick={audit.refresh}>Try again</Button>} />
        </div>
      ) : total === null ? (
        <div className="audit-state late" role="progressbar" aria-label="Loading the audit log" />
      ) : total === 0 ? (
        <EmptyState icon={ScrollText} title={action === null && caseId === null ? 'Nothing was done yet' : 'No act like this'}>
          <p>
            {action === null && caseId === null
              ? 'What is done with accounts, cases and files on this computer stands here.'
              : 'Choose another act or another case.'}
          </p>
        </EmptyState>
      ) : (
        <AuditRows total={total} rowAt={audit.rowAt} ensure={audit.ensure} />
      )}
    </section>
  );
}
