import { useCallback, useEffect, useState } from 'react';
import type { Emergency, EmergencyStep } from '../../src-shared/emergency.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Reply } from '../../src-shared/ipc.ts';
import { useDesk } from '../stores/hooks.ts';

const NOTES_SAVED_AFTER_MS = 400;

type Loose = { readonly [step in EmergencyStep]?: number | null };

function merged(kept: Emergency['steps'], loose: Loose): Emergency['steps'] {
  const all = Object.entries({ ...kept, ...loose });
  return Object.fromEntries(all.filter(([, at]) => at !== null && at !== undefined));
}

/** The record of an emergency. Where the store is not open, ticks are kept on screen alone, and it is said so. */
export function useEmergency() {
  const desk = useDesk();
  const [emergency, setEmergency] = useState<Emergency | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  /** Ticks that are not in the record: on their way there, or kept on screen alone because there is none. Null: taken back. */
  const [loose, setLoose] = useState<Loose>({});
  const [notes, setNotes] = useState<string | null>(null);

  const take = useCallback((reply: Reply<Emergency>): Emergency | null => {
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return null;
    setEmergency(reply.value);
    return reply.value;
  }, []);

  useEffect(() => {
    void desk.bridge.call('emergency.newest', {}).then((reply) => {
      if (reply.ok) setEmergency(reply.value.emergency?.endedAt === null ? reply.value.emergency : null);
      else setError(reply.error);
    });
  }, [desk]);

  const begun = useCallback(
    async () => emergency ?? take(await desk.bridge.call('emergency.begin', {})),
    [desk, emergency, take],
  );

  // What is being written is kept shortly after a key.
  useEffect(() => {
    if (notes === null) return;
    const timer = setTimeout(() => {
      void begun().then(async (record) => {
        if (record !== null) take(await desk.bridge.call('emergency.note', { id: record.id, notes }));
      });
    }, NOTES_SAVED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [desk, notes, begun, take]);

  return {
    emergency,
    error,
    steps: merged(emergency?.steps ?? {}, loose),
    notes: notes ?? emergency?.notes ?? '',
    setNotes,
    async tick(step: EmergencyStep, ticked: boolean): Promise<void> {
      // Seen at once: nobody in an emergency should wonder whether a press counted.
      setLoose((old) => ({ ...old, [step]: ticked ? Date.now() : null }));
      const record = await begun();
      if (record === null) return;
      const kept = take(await desk.bridge.call('emergency.tick', { id: record.id, step, ticked }));
      if (kept !== null) setLoose(({ [step]: _, ...others }) => others);
    },
    async end(): Promise<void> {
      if (emergency !== null) take(await desk.bridge.call('emergency.end', { id: emergency.id }));
    },
    async save(): Promise<string | null> {
      if (emergency === null) return null;
      const reply = await desk.bridge.call('emergency.export', { id: emergency.id });
      setError(reply.ok ? null : reply.error);
      return reply.ok ? reply.value.where : null;
    },
  };
}
