import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { isTraceStale } from '../../src-shared/requests.ts';
import { type EvidenceCall, MAX_EVIDENCE, type SupportDraft, type SupportRequestWhole } from '../../src-shared/support.ts';
import { useNow } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { formatShort } from '../ui/format-time.ts';
import { PickCalls } from './PickCalls.tsx';
import { outcomeName } from './request-words.ts';

type SupportEvidenceProps = {
  readonly request: SupportRequestWhole;
  readonly onChange: (part: Partial<SupportDraft>) => void;
};

/** The failing calls that go along, with each body shown, and each to be taken out. */
export function SupportEvidence({ request, onChange }: SupportEvidenceProps) {
  const now = useNow();
  const [picking, setPicking] = useState(false);
  const { draft } = request;
  const { calls, traceIds, span, environment } = draft;
  const change = (id: number, part: Partial<EvidenceCall>) =>
    onChange({ calls: calls.map((call) => (call.id === id ? { ...call, ...part } : call)) });
  return (
    <section className="evidence" aria-label="Evidence">
      <header className="evidence-head">
        <h3 className="field-label">Failing calls</h3>
        <span className="muted">
          {environment === null ? 'Environment not known' : `Environment: ${environment}`}
          {span === null
            ? ''
            : ` · ${formatShort(span.from, now)} – ${span.ongoing ? 'still failing' : formatShort(span.until, now)} · ${span.failed} of ${span.calls} failed`}
        </span>
        <span className="grow" />
        <Button icon={Plus} disabled={calls.length >= MAX_EVIDENCE} onClick={() => setPicking(!picking)} aria-expanded={picking}>
          Add failing calls
        </Button>
      </header>
      {picking ? <PickCalls request={request} onDone={() => setPicking(false)} /> : null}
      {calls.length === 0 && traceIds.length === 0 ? (
        <p className="muted">None yet. Without a trace id the team often has to ask first.</p>
      ) : null}
      <ul className="evidence-calls">
        {calls.map((call) => (
          <li key={call.id} className="evidence-call">
            <div className="evidence-call-head">
              <span className="mono evidence-path">
                {call.method} {call.path}
              </span>
              <span className="numbers muted">
                {call.status ?? '–'} {outcomeName(call.outcome)} · {formatShort(call.at, now)}
              </span>
              <IconButton
                icon={X}
                name={`Take out ${call.method} ${call.path}`}
                onClick={() => onChange({ calls: calls.filter((one) => one.id !== call.id) })}
              />
            </div>
            <p className="mono evidence-trace">
              {call.traceId === null ? 'no trace id' : call.traceId}
              {call.traceId !== null && isTraceStale(call.at, environment, now) ? ' (too old for Wise to look up)' : ''}
            </p>
            <Body title="Request body" text={call.requestBody} onRemove={() => change(call.id, { requestBody: null })} />
            <Body title="Response body" text={call.responseBody} onRemove={() => change(call.id, { responseBody: null })} />
          </li>
        ))}
        {traceIds.map((traceId) => (
          <li key={traceId} className="evidence-call">
            <div className="evidence-call-head">
              <span className="mono evidence-path">{traceId}</span>
              <span className="muted">a trace id without its call</span>
              <IconButton
                icon={X}
                name={`Take out ${traceId}`}
                onClick={() => onChange({ traceIds: traceIds.filter((one) => one !== traceId) })}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type BodyProps = { readonly title: string; readonly text: string | null; readonly onRemove: () => void };

function Body({ title, text, onRemove }: BodyProps) {
  if (text === null) return null;
  return (
    <details className="evidence-body">
      <summary>{title}</summary>
      <div className="request-body">
        <pre className="mono">{text}</pre>
      </div>
      <Button look="quiet" icon={X} onClick={onRemove}>
        Take out this {title.toLowerCase()}
      </Button>
    </details>
  );
}
