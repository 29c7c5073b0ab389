import { Copy, LifeBuoy, SquareTerminal, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { asCurl, isTraceStale, type RequestDetail } from '../../src-shared/requests.ts';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatAbsolute } from '../ui/format-time.ts';
import { copyText } from '../ui/tell.ts';
import { askSupport } from './look-technical.ts';
import { formatTook, outcomeName } from './request-words.ts';

/** One call with everything that is kept of it. */
export function RequestDetails({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const desk = useDesk();
  const [call, setCall] = useState<RequestDetail | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setCall(null);
    void desk.bridge.call('requests.get', { id }).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setCall(reply.value.call);
      setError(reply.ok ? null : reply.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [desk, id]);

  return (
    <section className="request-details" aria-label="Details of the call">
      <header className="request-details-head">
        <h3 className="mono">{call === null ? '…' : `${call.method} ${call.path}`}</h3>
        <IconButton icon={X} name="Close the details" onClick={onClose} />
      </header>
      {error === null ? null : <ErrorNote error={error} />}
      {call === null ? null : (
        <>
          <Facts call={call} />
          <div className="request-actions">
            <Button
              icon={Copy}
              disabled={call.traceId === null}
              onClick={() => void copyText(desk, call.traceId ?? '', 'Trace id copied.')}
            >
              Copy trace id
            </Button>
            <Button icon={SquareTerminal} onClick={() => void copyText(desk, asCurl(call), 'Command copied.')}>
              Copy as cURL
            </Button>
            <Button look="primary" icon={LifeBuoy} onClick={() => void askSupport(desk, { callIds: [call.id] })}>
              Use in a support request
            </Button>
          </div>
          <Body title="Request body" text={call.requestBody} />
          <Body title="Response body" text={call.responseBody} />
          <p className="muted request-note">
            Bodies are kept without anybody’s words: ids, statuses and times stay. The token is in neither, nor in the command.
          </p>
        </>
      )}
    </section>
  );
}

function Facts({ call }: { readonly call: RequestDetail }) {
  const now = useNow();
  const account = useApp((state) => state.accounts?.find((one) => one.id === call.accountId)?.label ?? null);
  const isStale = call.traceId !== null && isTraceStale(call.at, call.environment, now);
  const facts: readonly (readonly [string, string])[] = [
    ['When', formatAbsolute(call.at)],
    ['Outcome', `${call.status ?? 'no status'} · ${outcomeName(call.outcome)}`],
    ['Took', `${formatTook(call.durationMs)}, ${call.bytesReceived.toLocaleString('en')} bytes`],
    [
      'Trace id',
      call.traceId === null ? 'none was given' : isStale ? `${call.traceId} (too old for Wise to look up)` : call.traceId,
    ],
    ['Account', [account, call.environment].filter((part) => part !== null).join(' · ') || 'not known'],
  ];
  return (
    <dl className="request-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={name === 'Trace id' ? 'mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ title, text }: { readonly title: string; readonly text: string | null }) {
  return (
    <div>
      <h4 className="request-body-title">{title}</h4>
      {text === null ? (
        <p className="muted">None.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        <section className="request-body" tabIndex={0} aria-label={title}>
          <pre className="mono">{text}</pre>
        </section>
      )}
    </div>
  );
}
