import { useCallback, useEffect, useRef, useState } from 'react';
import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { useDesk } from '../stores/hooks.ts';
import { EMPTY_CASE } from './new-case-form.ts';

const SAVE_AFTER_MS = 300;

function isEmpty(fields: NewCaseFields): boolean {
  return Object.entries(fields).every(([name, value]) => name === 'type' || value.trim() === '');
}

/** The fields of the new-case form, kept as a draft while they are typed, and brought back when the form is opened again. */
export function useNewCaseDraft(accountId: string | null, prefill: Partial<NewCaseFields> | null) {
  const desk = useDesk();
  const [fields, setFields] = useState<NewCaseFields>({ ...EMPTY_CASE, ...prefill });
  const [saved, setSaved] = useState(false);
  const [restored, setRestored] = useState(false);
  const latest = useRef(fields);
  const touched = useRef(false);
  const done = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    if (accountId === null || prefill !== null) return;
    let current = true;
    void desk.bridge.call('drafts.newCase', { accountId }).then((reply) => {
      if (!current || !reply.ok || reply.value.draft === null || touched.current || isEmpty(reply.value.draft.fields)) return;
      latest.current = reply.value.draft.fields;
      setFields(reply.value.draft.fields);
      setRestored(true);
      setSaved(true);
    });
    return () => {
      current = false;
    };
  }, [desk, accountId, prefill]);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (accountId === null || !touched.current || done.current) return;
    const now = latest.current;
    const reply = await desk.bridge.call('drafts.saveNewCase', { accountId, fields: now });
    if (reply.ok && latest.current === now) setSaved(true);
  }, [desk, accountId]);

  useEffect(() => {
    const save = () => void flush();
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      void flush();
    };
  }, [flush]);

  function change(part: Partial<NewCaseFields>): void {
    touched.current = true;
    latest.current = { ...latest.current, ...part };
    setFields(latest.current);
    setSaved(false);
    timer.current ??= setTimeout(() => void flush(), SAVE_AFTER_MS);
  }

  async function discard(): Promise<void> {
    done.current = true;
    clearTimeout(timer.current);
    if (accountId !== null) await desk.bridge.call('drafts.discardNewCase', { accountId });
  }

  async function startOver(): Promise<void> {
    clearTimeout(timer.current);
    timer.current = undefined;
    touched.current = false;
    latest.current = EMPTY_CASE;
    setFields(EMPTY_CASE);
    setRestored(false);
    setSaved(false);
    if (accountId !== null) await desk.bridge.call('drafts.discardNewCase', { accountId });
  }

  return { fields, saved, restored, change, flush, discard, startOver };
}
