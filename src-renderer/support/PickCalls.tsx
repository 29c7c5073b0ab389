import { useEffect, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { RequestRow } from '../../src-shared/requests.ts';
import { MAX_EVIDENCE, type SupportRequestWhole } from '../../src-shared/support.ts';
import { useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatSince } from '../ui/format-time.ts';
import { outcomeName } from './request-words.ts';

const OFFERED = 50;

/** The newest failing calls, to be taken into a request. */
export function PickCalls({ request, onDone }: { readonly request: SupportRequestWhole; readonly onDone: () => void }) {
  const desk = useDesk();
  const now = useNow();
  const [rows, setRows] = useState<readonly RequestRow[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { accountId } = request;
  const room = MAX_EVIDENCE - request.draft.calls.length;
  useEffect(() => {
    const filter = { failedOnly: true, outcome: null, path: null, since: null, accountId };
    void desk.bridge.call('requests.window', { filter, start: 0, count: OFFERED }).then((reply) => {
      if (reply.ok) setRows(reply.value.rows);
      setError(reply.ok ? null : reply.error);
    });
  }, [desk, accountId]);

  async function add(): Promise<void> {
    const reply = await desk.support.addCalls([...chosen]);
    if (reply !== null && !reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    onDone();
  }

  const known = new Set(request.draft.calls.map((call) => call.id));
  const offered = (rows ?? []).filter((row) => !known.has(row.id));
  return (
    <section className="pick-calls" aria-label="Failing calls of the log">
      {error === null ? null : <ErrorNote error={error} />}
      {rows !== null && offered.length === 0 ? <p className="muted">The log holds no other call that failed.</p> : null}
      <ul>
        {offered.map((row) => (
          <li key={row.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(row.id)}
                disabled={!chosen.has(row.id) && chosen.size >= room}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.target.checked) next.add(row.id);
                  else next.delete(row.id);
                  setChosen(next);
                }}
              />
              <span className="mono evidence-path">
                {row.method} {row.path}
              </span>
              <span className="muted numbers">
                {row.status ?? '–'} {outcomeName(row.outcome)} · {formatSince(row.at, now)}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="request-actions">
        <Button look="primary" disabled={chosen.size === 0} onClick={() => void add()}>
          Add {chosen.size === 1 ? '1 call' : `${chosen.size} calls`}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
