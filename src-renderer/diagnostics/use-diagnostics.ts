import { useEffect, useState } from 'react';
import type { ConnectionProgress, DiagnosticsFile } from '../../src-shared/diagnostics.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { describeError } from '../ui/describe-error.ts';

/** What was collected, and a test of the connection that may be under way. */
export type Diagnostics = {
  /** Null until everything is collected. */
  readonly files: readonly DiagnosticsFile[] | null;
  readonly error: AppError | null;
  /** How far the test is; null: none runs. */
  readonly testing: ConnectionProgress | 'begins' | null;
  readonly saving: boolean;
  /** @returns whether it came to its end */
  test(): Promise<boolean>;
  cancel(): void;
  save(): Promise<void>;
};

/** Collects when the screen opens. A test that still runs when it closes is ended. */
export function useDiagnostics(): Diagnostics {
  const desk = useDesk();
  const [files, setFiles] = useState<readonly DiagnosticsFile[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [testing, setTesting] = useState<Diagnostics['testing']>(null);
  const [saving, setSaving] = useState(false);

  async function collect(): Promise<void> {
    const reply = await desk.bridge.call('diagnostics.collect', {});
    if (reply.ok) setFiles(reply.value.files);
    else setError(reply.error);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `collect` needs the desk alone
  useEffect(() => {
    void collect();
    const undo = desk.bridge.on('diagnostics.progress', setTesting);
    return () => {
      undo();
      void desk.bridge.call('diagnostics.cancelTest', {});
    };
  }, [desk]);

  return {
    files,
    error,
    testing,
    saving,
    async test() {
      setTesting('begins');
      setError(null);
      const reply = await desk.bridge.call('diagnostics.test', {});
      setTesting(null);
      if (!reply.ok) {
        if (reply.error.kind !== 'cancelled') setError(reply.error);
        return false;
      }
      await collect();
      return true;
    },
    cancel: () => void desk.bridge.call('diagnostics.cancelTest', {}),
    async save() {
      if (saving) return;
      setSaving(true);
      const reply = await desk.bridge.call('diagnostics.save', {});
      setSaving(false);
      if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
      else if (reply.value.where !== null) desk.ui.notify(`Diagnostics are in ${reply.value.where}`);
    },
  };
}
