import { FileDown, Flag } from 'lucide-react';
import { EmergencyStep, MAX_EMERGENCY_NOTES, STEP_TITLES } from '../../src-shared/emergency.ts';
import { useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { Field } from '../ui/Field.tsx';
import { formatAgo, formatShort } from '../ui/format-time.ts';
import { EmergencyStepText } from './EmergencyStepText.tsx';
import { PastEmergencies } from './PastEmergencies.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { useEmergency } from './use-emergency.ts';
import './status.css';
import './emergency.css';

/** Wise's emergency process, step by step. Needs neither a network, nor a sign-in, nor an account. */
export function EmergencyGuide() {
  const desk = useDesk();
  const now = useNow();
  const guide = useEmergency();
  const { emergency, error, steps } = guide;
  const isEnded = emergency !== null && emergency.endedAt !== null;

  async function save(): Promise<void> {
    const where = await guide.save();
    if (where !== null) desk.ui.notify(`Record saved: ${where}`);
  }

  return (
    <section className="emergency pane" aria-label="Emergency guide">
      <PlaceHead
        title="Emergency guide"
        note={emergency === null ? '' : isEnded ? 'Ended' : `Begun ${formatAgo(emergency.startedAt, now)}`}
      >
        {emergency === null || isEnded ? null : (
          <Button icon={Flag} onClick={() => void guide.end()}>
            It is over
          </Button>
        )}
        <Button icon={FileDown} disabled={emergency === null} onClick={() => void save()}>
          Save the record…
        </Button>
      </PlaceHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="place-scroll" tabIndex={0} aria-label="Steps of the guide">
        <div className="emergency-inner">
          <p className="emergency-lead">
            For a total outage of your integration, or one like it, outside normal working hours. From Monday to Friday an e-mail
            to api@wise.com is the fastest way.
          </p>
          {error === null ? null : (
            <p className="status-trouble" role="note">
              {error.kind === 'not-ready'
                ? 'The data on this computer is not open, so what you tick here is not kept. The steps are the same.'
                : `${describeError(error).title}. What you tick may not be kept; the steps are the same.`}
            </p>
          )}
          <ol className="emergency-steps">
            {EmergencyStep.options.map((step, index) => {
              const at = steps[step];
              return (
                <li key={step} className={at === undefined ? 'emergency-step' : 'emergency-step emergency-ticked'}>
                  <label className="emergency-tick">
                    <input
                      type="checkbox"
                      checked={at !== undefined}
                      disabled={isEnded}
                      onChange={(event) => void guide.tick(step, event.target.checked)}
                    />
                    <span className="emergency-title">
                      {index + 1}. {STEP_TITLES[step]}
                    </span>
                    <span className="muted numbers">{at === undefined ? '' : formatShort(at, now)}</span>
                  </label>
                  <div className="emergency-text">
                    <EmergencyStepText step={step} />
                  </div>
                </li>
              );
            })}
          </ol>
          <Field
            label="Notes for the post-mortem"
            optional
            rows={4}
            value={guide.notes}
            largestPaste={MAX_EMERGENCY_NOTES}
            hint="Kept on this computer, with the times of the steps."
            onChange={(text) => guide.setNotes(text.slice(0, MAX_EMERGENCY_NOTES))}
          />
          <PastEmergencies endedAt={emergency?.endedAt ?? null} />
        </div>
      </section>
    </section>
  );
}
