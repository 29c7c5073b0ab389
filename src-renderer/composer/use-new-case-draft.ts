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
  /** Another case that was begun before, while this one is prefilled: nothing is written over it until the agent chooses. */
  const [older, setOlder] = useState<NewCaseFields | null>(null);
  /** Something was written in this form. */
  const [begun, setBegun] = useState(false);
  const keptOlder = useRef<NewCaseFields | null>(null);
  const latest = useRef(fields);
  const touched = useRef(false);
  const done = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    if (accountId === null) return;
    let current = true;
    void desk.bridge.call('drafts.newCase', { accountId }).then((reply) => {
      if (!current || !reply.ok || reply.value.draft === null || isEmpty(reply.value.draft.fields)) return;
      if (prefill !== null) keepOlder(reply.value.draft.fields);
      else if (!touched.current) take(reply.value.draft.fields);
    });
    return () => {
      current = false;
    };

    function keepOlder(fields: NewCaseFields): void {
      keptOlder.current = fields;
      setOlder(fields);
    }
    function take(fields: NewCaseFields): void {
      latest.current = fields;
      setFields(fields);
      setRestored(true);
      setSaved(true);
    }
  }, [desk, accountId, prefill]);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (accountId === null || !touched.current || done.current || keptOlder.current !== null) return;
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
    setBegun(true);
    timer.current ??= setTimeout(() => void flush(), SAVE_AFTER_MS);
  }

  async function discard(): Promise<void> {
    done.current = true;
    clearTimeout(timer.current);
    if (accountId === null) return;
    // What was begun before and not chosen against is still there afterwards.
    if (keptOlder.current === null) await desk.bridge.call('drafts.discardNewCase', { accountId });
    else await desk.bridge.call('drafts.saveNewCase', { accountId, fields: keptOlder.current });
  }

  /** Goes on with the case that was begun before, or gives it up for this one. */
  function choose(which: 'older' | 'this'): void {
    if (older === null) return;
    keptOlder.current = null;
    setOlder(null);
    if (which === 'this') {
      touched.current = true;
      return void flush();
    }
    latest.current = older;
    touched.current = false;
    setFields(older);
    setSaved(true);
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

  return { fields, saved, restored, older, begun, change, choose, flush, discard, startOver };
}
