import { useApp } from '../stores/hooks.ts';
import { Choice } from '../ui/Field.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

/** When the system tells of news, and how much of them. */
export function NotificationsSection({ change }: { readonly change: ChangeSettings }) {
  const notifications = useApp((state) => state.settings.notifications);
  return (
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
  );
}
