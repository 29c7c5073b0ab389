import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Emergency, EmergencyStep } from '../../src-shared/emergency.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatAbsolute } from '../ui/format-time.ts';
import { tellFailure } from '../ui/tell.ts';
import { visibleText } from '../ui/visible-text.ts';

const MINUTE = 60_000;

function tookWords({ startedAt, endedAt }: Emergency): string {
  const minutes = Math.max(1, Math.round(((endedAt ?? startedAt) - startedAt) / MINUTE));
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** Emergencies that are over, for the post-mortem. @param endedAt when the one on screen ended, which is one of them then */
export function PastEmergencies({ endedAt }: { readonly endedAt: number | null }) {
  const desk = useDesk();
  const [past, setPast] = useState<readonly Emergency[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one has ended
  useEffect(() => {
    let isHere = true;
    void desk.bridge.call('emergency.past', {}).then((reply) => {
      if (!isHere) return;
      // Where the data is not open the guide says so already.
      setError(reply.ok || reply.error.kind === 'not-ready' ? null : reply.error);
      if (reply.ok) setPast(reply.value.emergencies);
    });
    return () => {
      isHere = false;
    };
  }, [desk, endedAt]);

  async function save(id: string): Promise<void> {
    const reply = await desk.bridge.call('emergency.export', { id });
    if (tellFailure(desk, reply) && reply.ok && reply.value.where !== null) desk.ui.notify(`Record saved: ${reply.value.where}`);
  }

  if (error !== null) return <ErrorNote error={error} />;
  if (past.length === 0) return null;
  return (
    <section className="emergency-past" aria-label="Past emergencies">
      <h3>Past emergencies</h3>
      <ul>
        {past.map((one) => {
          const when = formatAbsolute(one.startedAt);
          return (
            <li key={one.id}>
              <div className="emergency-past-head">
                <strong className="numbers">{when}</strong>
                <span className="muted numbers">
                  {tookWords(one)} · {Object.keys(one.steps).length} of {EmergencyStep.options.length} steps
                </span>
                <span className="grow" />
                <Button look="quiet" icon={FileDown} aria-label={`Save the record of ${when}…`} onClick={() => void save(one.id)}>
                  Save the record…
                </Button>
              </div>
              {one.notes.trim() === '' ? null : <p className="emergency-past-notes">{visibleText(one.notes)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
