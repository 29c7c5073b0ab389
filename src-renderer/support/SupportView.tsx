import { LifeBuoy, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { closesAt, type SupportRequest } from '../../src-shared/support.ts';
import { useDesk, useNow, useSupport } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatSince } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';
import { askSupport } from './look-technical.ts';
import { PlaceHead } from './PlaceHead.tsx';
import { SupportComposer } from './SupportComposer.tsx';
import { SupportTrack } from './SupportTrack.tsx';
import { closingWords, STATE_NAMES } from './support-words.ts';
import './requests.css';
import './status.css';
import './support.css';

/** Requests to Wise's technical support: written here, sent by the person's own mail program, followed here. */
export function SupportView() {
  const desk = useDesk();
  const requests = useSupport((state) => state.requests);
  const open = useSupport((state) => state.open);
  const error = useSupport((state) => state.error);
  useEffect(() => {
    void desk.support.loadRequests();
    return () => void desk.support.flush();
  }, [desk]);

  async function show(id: string): Promise<void> {
    const reply = await desk.support.openRequest(id);
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
  }

  return (
    <section className="support pane" aria-label="Technical support">
      <PlaceHead
        title="Technical support"
        note={requests === null ? '' : `${requests.length} ${requests.length === 1 ? 'request' : 'requests'}`}
      >
        <Button onClick={() => runCommand(desk, 'requests')}>Request log</Button>
        <Button look="primary" icon={Plus} onClick={() => void askSupport(desk, {})}>
          New request
        </Button>
      </PlaceHead>
      <div className="support-both" data-open={open === null ? 'no' : 'yes'}>
        <nav className="support-list" aria-label="Requests">
          {error === null || open !== null ? null : (
            <ErrorNote error={error} action={<Button onClick={() => void desk.support.loadRequests()}>Try again</Button>} />
          )}
          <ul>
            {(requests ?? []).map((request) => (
              <li key={request.id}>
                <Row request={request} isOpen={request.id === open?.id} onOpen={() => void show(request.id)} />
              </li>
            ))}
          </ul>
          <p className="muted support-rule">
            api@wise.com holds a request open for 72 hours after its last reply. That is the rule of the e-mail desk, and not one
            of partner cases.
          </p>
        </nav>
        {open === null ? (
          <EmptyState
            icon={LifeBuoy}
            title={requests?.length === 0 ? 'Nothing was asked yet' : 'No request is open'}
            action={<Button onClick={() => void askSupport(desk, {})}>Write a request</Button>}
          >
            <p>Begin with a failing call of the request log, or from a case that looks technical: its evidence comes along.</p>
          </EmptyState>
        ) : open.state === 'draft' ? (
          <SupportComposer key={open.id} request={open} />
        ) : (
          <SupportTrack key={open.id} request={open} />
        )}
      </div>
    </section>
  );
}

type RowProps = { readonly request: SupportRequest; readonly isOpen: boolean; readonly onOpen: () => void };

function Row({ request, isOpen, onOpen }: RowProps) {
  const now = useNow();
  const end = closesAt(request);
  return (
    <button type="button" className="support-row" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
      <span className="support-row-title" dir="auto">
        {request.subject.trim() === '' ? 'No subject yet' : visibleText(request.subject)}
      </span>
      <span className="support-row-foot numbers">
        <span className={`support-state support-state-${request.state}`}>{STATE_NAMES[request.state]}</span>
        <span>Severity {request.severity}</span>
        <span className="grow" />
        <span className={end !== null && end - now < 24 * 3_600_000 ? 'support-soon' : 'muted'}>
          {end === null ? formatSince(request.changedAt, now) : closingWords(end, now)}
        </span>
      </span>
    </button>
  );
}
