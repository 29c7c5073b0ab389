import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { useDesk, useUi } from '../stores/hooks.ts';
import './Notices.css';

const SHOWN_MS = 5_000;

/** What just happened, in a line at the top that covers nothing one would press; and the voice for screen readers. */
export function Notices() {
  const desk = useDesk();
  const notice = useUi((state) => state.notice);
  const announcement = useUi((state) => state.announcement);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => desk.ui.dismissNotice(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [desk, notice]);
  const Icon = notice?.tone === 'bad' ? CircleAlert : CircleCheck;
  return (
    <>
      <div className="hidden-text" aria-live="polite">
        {announcement}
      </div>
      {notice === null ? null : (
        <div className={`notice notice-${notice.tone}`}>
          <Icon aria-hidden="true" />
          <span>{notice.text}</span>
          <button type="button" className="notice-close" aria-label="Dismiss" onClick={() => desk.ui.dismissNotice()}>
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </>
  );
}
