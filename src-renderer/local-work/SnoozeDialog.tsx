import { AlarmClock, AlarmClockOff, MessageSquareReply } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { formatShort } from '../ui/format-time.ts';
import type { Aim } from './aim.ts';
import { fromField, snoozeTimes, toField } from './snooze-times.ts';
import { snooze, wake } from './work-actions.ts';
import { countedCases, snoozeWords } from './work-words.ts';
import './work.css';

/** Out of sight until then. News from Wise end it in any case, and nobody but this computer knows. */
export function SnoozeDialog({ aim }: { readonly aim: Aim }) {
  const desk = useDesk();
  const now = useNow();
  const [opened] = useState(now);
  const times = snoozeTimes(opened);
  const [own, setOwn] = useState(() => toField(times[0]?.until ?? opened));
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  const until = fromField(own);
  const past = until !== null && until <= now;

  function choose(moment: number | null): void {
    desk.ui.closeDialog();
    void snooze(desk, aim, moment, snoozeWords(moment, now));
  }

  return (
    <Dialog title={`Snooze ${countedCases(aim.count)}`} size="small" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <p className="muted">Only on this computer. News of the case bring it back at once.</p>
        <div className="snooze-times">
          {aim.row === null || aim.row.snoozed === null ? null : (
            <button
              type="button"
              className="snooze-time"
              onClick={() => {
                desk.ui.closeDialog();
                void wake(desk, aim);
              }}
            >
              <AlarmClockOff aria-hidden="true" />
              <span className="snooze-name">End the snooze now</span>
            </button>
          )}
          {times.map((time, index) => (
            <button
              key={time.name}
              ref={index === 0 ? first : undefined}
              type="button"
              className="snooze-time"
              onClick={() => choose(time.until)}
            >
              <AlarmClock aria-hidden="true" />
              <span className="snooze-name">{time.name}</span>
              <span className="muted numbers">{formatShort(time.until, opened)}</span>
            </button>
          ))}
          <button type="button" className="snooze-time" onClick={() => choose(null)}>
            <MessageSquareReply aria-hidden="true" />
            <span className="snooze-name">Until Wise answers</span>
          </button>
        </div>
        <form
          className="snooze-own"
          onSubmit={(event) => {
            event.preventDefault();
            if (until !== null && !past) choose(until);
          }}
        >
          <label className="snooze-label">
            <span className="field-label">Day and time</span>
            <input
              type="datetime-local"
              className="field-input"
              value={own}
              min={toField(now)}
              aria-invalid={past}
              onChange={(event) => setOwn(event.target.value)}
            />
          </label>
          <Button type="submit" disabled={until === null || past}>
            Snooze
          </Button>
        </form>
        {past ? (
          <p className="field-error" role="alert">
            That moment has passed.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
