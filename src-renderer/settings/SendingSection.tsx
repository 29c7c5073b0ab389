import { useState } from 'react';
import { useApp } from '../stores/hooks.ts';
import { Field } from '../ui/Field.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

const isSeconds = (text: string) => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 60;

/** How long a reply can be taken back. */
export function SendingSection({ change }: { readonly change: ChangeSettings }) {
  const kept = useApp((state) => state.settings.undoHoldSeconds);
  const [seconds, setSeconds] = useState(String(kept));
  return (
    <div className="settings-short">
      <Field
        label="Seconds to undo a reply"
        inputMode="numeric"
        value={seconds}
        error={isSeconds(seconds) ? null : 'A whole number from 0 to 60.'}
        hint="A reply waits this long before it leaves. 0 sends at once."
        onChange={(text) => {
          setSeconds(text);
          if (isSeconds(text)) void change({ undoHoldSeconds: Number(text) });
        }}
      />
    </div>
  );
}
