import { ListX, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { RequestDetails } from './RequestDetails.tsx';
import { RequestNumbers } from './RequestNumbers.tsx';
import { RequestRows } from './RequestRows.tsx';
import { OUTCOME_NAMES } from './request-words.ts';
import { useRequests } from './use-requests.ts';
import '../audit/audit.css';
import './requests.css';

const HOUR = 3_600_000;
const SPANS = [
  { value: '1', name: 'Last hour', milliseconds: HOUR },
  { value: '24', name: 'Last day', milliseconds: 24 * HOUR },
  { value: '168', name: 'Last week', milliseconds: 168 * HOUR },
  { value: '', name: 'All', milliseconds: null },
] as const;

/** Every call that this computer made to Wise: what it was, and what came of it. */
export function RequestsView() {
  const desk = useDesk();
  const accounts = useApp((state) => state.accounts) ?? [];
  const [failedOnly, setFailedOnly] = useState(true);
  const [outcome, setOutcome] = useState('');
  const [path, setPath] = useState('');
  const [span, setSpan] = useState('24');
  const [accountId, setAccountId] = useState('');
  const [openId, setOpenId] = useState<number | null>(null);
  const since = useMemo(() => {
    const milliseconds = SPANS.find((one) => one.value === span)?.milliseconds ?? null;
    return milliseconds === null ? null : Date.now() - milliseconds;
  }, [span]);
  const log = useRequests({
    failedOnly,
    outcome: outcome === '' ? null : outcome,
    path: path.trim() === '' ? null : path.trim().slice(0, 200),
    since,
    accountId: accountId === '' ? null : accountId,
  });
  const { total } = log;

  return (
    <section className="requests pane" aria-label="Request log">
      <PlaceHead title="Request log" note={total === null ? '' : total === 1 ? '1 call' : `${total.toLocaleString('en')} calls`}>
        <IconButton icon={RefreshCw} name="Read the log anew" onClick={log.refresh} />
        <Button onClick={() => desk.ui.show({ place: 'support' })}>Technical support</Button>
      </PlaceHead>
      <div className="audit-filter">
        <label className="requests-check">
          <input type="checkbox" checked={failedOnly} onChange={(event) => setFailedOnly(event.target.checked)} />
          Failed only
        </label>
        <label className="audit-field">
          <span>Outcome</span>
          <select className="field-input" value={outcome} onChange={(event) => setOutcome(event.target.value)}>
            <option value="">All</option>
            {Object.entries(OUTCOME_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="audit-field">
          <span>Path holds</span>
          <input
            className="field-input mono"
            placeholder="/v1/cases/…"
            maxLength={200}
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        </label>
        <label className="audit-field">
          <span>Time</span>
          <select className="field-input requests-short" value={span} onChange={(event) => setSpan(event.target.value)}>
            {SPANS.map((one) => (
              <option key={one.value} value={one.value}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {accounts.length < 2 ? null : (
          <label className="audit-field">
            <span>Account</span>
            <select className="field-input" value={accountId} onChange={(event) => setAccountId(event.target.value)}>
              <option value="">All</option>
              {accounts.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {log.stats === null ? null : <RequestNumbers stats={log.stats} />}
      <div className={`requests-both ${openId === null ? '' : 'requests-with-details'}`}>
        {log.error !== null ? (
          <div className="audit-state">
            <ErrorNote error={log.error} action={<Button onClick={log.refresh}>Try again</Button>} />
          </div>
        ) : total === null ? (
          <div className="audit-state late" role="progressbar" aria-label="Loading the request log" />
        ) : total === 0 ? (
          <EmptyState icon={ListX} title={failedOnly ? 'No call failed' : 'No call like this'}>
            <p>{failedOnly ? 'Show all calls, or look further back.' : 'Choose another filter, or look further back.'}</p>
          </EmptyState>
        ) : (
          <RequestRows total={total} openId={openId} rowAt={log.rowAt} ensure={log.ensure} onOpen={setOpenId} />
        )}
        {openId === null ? null : <RequestDetails id={openId} onClose={() => setOpenId(null)} />}
      </div>
    </section>
  );
}
