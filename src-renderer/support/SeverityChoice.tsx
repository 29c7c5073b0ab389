import { Siren } from 'lucide-react';
import { useId } from 'react';
import type { SupportDraft } from '../../src-shared/support.ts';
import { useDesk, useNow, useSupport } from '../stores/hooks.ts';
import { runCommand } from '../ui/commands.ts';
import { formatAgo } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';
import { statusFinding, troubleLine } from './status-words.ts';
import { SEVERITIES } from './support-words.ts';

type SeverityChoiceProps = { readonly draft: SupportDraft; readonly onChange: (part: Partial<SupportDraft>) => void };

/** How severe it is, by Wise's own definitions. Severity 1 looks at the status page first, and asks whether it is meant. */
export function SeverityChoice({ draft, onChange }: SeverityChoiceProps) {
  const desk = useDesk();
  const name = useId();

  async function choose(severity: SupportDraft['severity']): Promise<void> {
    onChange({ severity, confirmed: false, statusPage: '' });
    if (severity !== 1) return;
    const reply = await desk.support.readStatusNow();
    const now = desk.support.store.getState();
    if (now.open?.draft.severity !== 1) return;
    onChange({ statusPage: statusFinding(reply.ok ? reply.value : now.report) });
  }

  return (
    <fieldset className="choice">
      <legend className="field-label">Severity</legend>
      <div className="severities">
        {SEVERITIES.map(({ severity, definition, examples }) => (
          <label key={severity} className="choice-option severity">
            <input type="radio" name={name} checked={draft.severity === severity} onChange={() => void choose(severity)} />
            <span>
              <strong>Severity {severity}</strong>
              <span>{definition}</span>
              <span className="choice-hint">For example: {examples}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="field-hint">Every new mail is handled as severity 3 until the team has assessed it.</p>
      {draft.severity === 1 ? <BeforePaging draft={draft} onChange={onChange} /> : null}
    </fieldset>
  );
}

function BeforePaging({ draft, onChange }: SeverityChoiceProps) {
  const desk = useDesk();
  const now = useNow();
  const report = useSupport((state) => state.report);
  const { document, readAt, reading } = report;
  const line = troubleLine(report);
  return (
    <section className="paging" aria-label="Before an engineer is paged">
      <h3>
        <Siren aria-hidden="true" /> This pages an engineer, around the clock
      </h3>
      <p>
        {reading ? (
          'Looking at the status page…'
        ) : document === null || readAt === null ? (
          'The status page could not be read. Look at status.wise.com yourself before you go on.'
        ) : line === null ? (
          `The status page tells of nothing: “${visibleText(document.description)}”, read ${formatAgo(readAt, now)}.`
        ) : (
          <>
            The status page tells, read {formatAgo(readAt, now)}: <strong>{visibleText(line)}</strong>.{' '}
            {document.incidents.length > 0
              ? 'Where an incident is reported there, the on-call team can not tell you more than it does.'
              : ''}
          </>
        )}{' '}
        <button type="button" className="text-button" onClick={() => runCommand(desk, 'status')}>
          Status of Wise
        </button>
      </p>
      <label className="settings-check">
        <input type="checkbox" checked={draft.confirmed} onChange={(event) => onChange({ confirmed: event.target.checked })} />
        Major functionality is disabled, or everything is down: page an engineer
      </label>
      <p className="muted">
        The subject begins with “URGENT”. In a total outage outside working hours, also follow the{' '}
        <button type="button" className="text-button" onClick={() => runCommand(desk, 'emergency')}>
          emergency guide
        </button>
        .
      </p>
    </section>
  );
}
