import { useCallback, useEffect, useRef, useState } from 'react';
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
  const record = useRef<Emergency | null>(null);
  const unsaved = useRef<string | null>(null);

  const take = useCallback((reply: Reply<Emergency>): Emergency | null => {
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return null;
    record.current = reply.value;
    setEmergency(reply.value);
    return reply.value;
  }, []);

  useEffect(() => {
    void desk.bridge.call('emergency.newest', {}).then((reply) => {
      if (!reply.ok) return setError(reply.error);
      const { emergency: newest } = reply.value;
      // A tick that was faster has begun one, or gone on with this one.
      record.current ??= newest?.endedAt === null ? newest : null;
      setEmergency(record.current);
    });
  }, [desk]);

  const begun = useCallback(async () => record.current ?? take(await desk.bridge.call('emergency.begin', {})), [desk, take]);

  const keepNotes = useCallback(async (): Promise<void> => {
    const words = unsaved.current;
    if (words === null) return;
    unsaved.current = null;
    const kept = await begun();
    if (kept === null || take(await desk.bridge.call('emergency.note', { id: kept.id, notes: words })) === null)
      unsaved.current ??= words;
  }, [desk, begun, take]);

  // What is being written is kept shortly after a key, and at once when it is left.
  useEffect(() => {
    if (notes === null) return;
    const timer = setTimeout(() => void keepNotes(), NOTES_SAVED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [notes, keepNotes]);
  useEffect(() => {
    const keep = () => void keepNotes();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keepNotes]);

  return {
    emergency,
    error,
    steps: merged(emergency?.steps ?? {}, loose),
    notes: notes ?? emergency?.notes ?? '',
    setNotes(words: string): void {
      unsaved.current = words;
      setNotes(words);
    },
    async tick(step: EmergencyStep, ticked: boolean): Promise<void> {
      // Seen at once: nobody in an emergency should wonder whether a press counted.
      setLoose((old) => ({ ...old, [step]: ticked ? Date.now() : null }));
      const begunOne = await begun();
      if (begunOne === null) return;
      const kept = take(await desk.bridge.call('emergency.tick', { id: begunOne.id, step, ticked }));
      if (kept !== null) setLoose(({ [step]: _, ...others }) => others);
    },
    async end(): Promise<void> {
      await keepNotes();
      if (record.current !== null) take(await desk.bridge.call('emergency.end', { id: record.current.id }));
    },
    async save(): Promise<string | null> {
      await keepNotes();
      if (record.current === null) return null;
      const reply = await desk.bridge.call('emergency.export', { id: record.current.id });
      setError(reply.ok ? null : reply.error);
      return reply.ok ? reply.value.where : null;
    },
  };
}
