import { useState } from 'react';
import { closesAt, NEXT_STATES, type SupportRequestWhole, type SupportState } from '../../src-shared/support.ts';
import { useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { formatAbsolute, formatShort } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { MailActions } from './MailActions.tsx';
import { MailPreview } from './MailPreview.tsx';
import { closingWords, MARK_NAMES, STATE_NAMES } from './support-words.ts';

/** A request that was sent: where it stands by the agent's own word, and how long the e-mail desk holds it open. */
export function SupportTrack({ request }: { readonly request: SupportRequestWhole }) {
  const desk = useDesk();
  const now = useNow();
  const [repliedAt, setRepliedAt] = useState('');
  const end = closesAt(request);

  async function mark(state: SupportState): Promise<void> {
    const at = state === 'wise-replied' && repliedAt !== '' ? new Date(repliedAt).getTime() : null;
    const reply = await desk.support.mark(request.id, state, at);
    if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    setRepliedAt('');
  }

  const next = NEXT_STATES[request.state];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="support-compose" tabIndex={0} aria-label="Follow the request">
      <div className="support-form">
        <section className="status-card" aria-label="Where it stands">
          <h3>{STATE_NAMES[request.state]}</h3>
          {end === null ? (
            <p className="muted">
              {request.state === 'closed' ? 'It can be re-opened if the issue is still there.' : 'No clock runs.'}
            </p>
          ) : (
            <p>
              <strong>{closingWords(end, now)}</strong>: {formatAbsolute(end)}.{' '}
              {end <= now ? 'The desk may have closed it by now; you can re-open it by answering.' : 'Answer before that.'}
            </p>
          )}
          <p className="muted">
            api@wise.com holds a request open for 72 hours after its reply. It is the rule of the e-mail desk; partner cases have
            none like it.
          </p>
          {next.includes('wise-replied') ? (
            <label className="field">
              <span className="field-label">
                When Wise replied <span className="field-optional">optional, else now</span>
              </span>
              <input
                type="datetime-local"
                className="field-input support-when"
                value={repliedAt}
                onChange={(event) => setRepliedAt(event.target.value)}
              />
            </label>
          ) : null}
          <div className="request-actions">
            {next.map((state, index) => (
              <Button key={state} look={index === 0 ? 'primary' : 'plain'} onClick={() => void mark(state)}>
                {MARK_NAMES[state]}
              </Button>
            ))}
          </div>
        </section>
        <section className="status-card" aria-label="What happened">
          <h3>What happened</h3>
          <ol className="support-events">
            {request.events.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
              <li key={index}>
                <span className="muted numbers">
                  <Time at={event.at}>{formatShort(event.at, now)}</Time>
                </span>
                {STATE_NAMES[event.toState]}
              </li>
            ))}
          </ol>
        </section>
      </div>
      <div className="support-out">
        <MailPreview draft={request.draft} />
        <MailActions request={request} />
      </div>
    </section>
  );
}
