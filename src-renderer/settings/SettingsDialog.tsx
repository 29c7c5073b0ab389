import { Archive, FileInput } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { SettingsChange } from '../../src-shared/settings.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import './settings.css';

/** Each change is kept at once; there is nothing to save. */
export function SettingsDialog() {
  const desk = useDesk();
  const settings = useApp((state) => state.settings);
  const info = useApp((state) => state.info);
  const [seconds, setSeconds] = useState(String(settings.undoHoldSeconds));
  const [error, setError] = useState<AppError | null>(null);
  const { notifications } = settings;

  async function change(part: SettingsChange): Promise<void> {
    const reply = await desk.app.changeSettings(part);
    setError(reply.ok ? null : reply.error);
  }

  const secondsError = /^\d{1,2}$/.test(seconds.trim()) && Number(seconds) <= 60 ? null : 'A whole number from 0 to 60.';

  function changeSeconds(text: string): void {
    setSeconds(text);
    if (/^\d{1,2}$/.test(text.trim()) && Number(text) <= 60) void change({ undoHoldSeconds: Number(text) });
  }

  return (
    <Dialog title="Settings" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <Choice
          label="Theme"
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
          options={[
            { value: 'system', label: 'Like the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <div className="settings-short">
          <Field
            label="Seconds to undo a reply"
            inputMode="numeric"
            value={seconds}
            error={secondsError}
            hint="A reply waits this long before it leaves. 0 sends at once."
            onChange={changeSeconds}
          />
        </div>
        <fieldset className="choice settings-group">
          <legend className="field-label">Notifications</legend>
          <label className="settings-check">
            <input
              type="checkbox"
              checked={notifications.enabled}
              onChange={(event) => void change({ notifications: { ...notifications, enabled: event.target.checked } })}
            />
            Tell me when a case needs us, or Wise writes in one that does
          </label>
          {notifications.enabled ? (
            <Choice
              label="A notification shows"
              value={notifications.content}
              onChange={(content) => void change({ notifications: { ...notifications, content } })}
              options={[
                { value: 'nothing', label: 'Nothing of the case' },
                { value: 'id', label: 'Its id' },
                { value: 'full', label: 'Subject and newest line', hint: 'Others may see your screen' },
              ]}
            />
          ) : null}
        </fieldset>
        <fieldset className="choice settings-group">
          <legend className="field-label">Your data</legend>
          <div className="settings-files">
            <Button icon={Archive} onClick={() => desk.ui.openDialog({ kind: 'backup' })}>
              Back up everything…
            </Button>
            <Button icon={FileInput} onClick={() => desk.ui.openDialog({ kind: 'restore' })}>
              Restore a backup…
            </Button>
          </div>
        </fieldset>
        {error === null ? null : <ErrorNote error={error} />}
        <p className="muted settings-about">
          {info?.name ?? 'Caseport'} {info?.version ?? ''} · {info?.host === 'electron' ? 'desktop' : (info?.host ?? '')} ·{' '}
          <button type="button" className="text-button" onClick={() => desk.ui.openDialog({ kind: 'stored-where' })}>
            What is stored where
          </button>
        </p>
      </div>
    </Dialog>
  );
}
