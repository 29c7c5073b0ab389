import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesk, useUi } from '../stores/hooks.ts';
import { visibleText } from './visible-text.ts';
import './Notices.css';

const SHOWN_MS = 5_000;
/** Something can be done about it: time to read, decide and reach it. */
const SHOWN_WITH_ACTION_MS = 15_000;

/** What just happened, in a line at the top that covers nothing one would press; and the voice for screen readers. */
export function Notices() {
  const desk = useDesk();
  const notice = useUi((state) => state.notice);
  const announcement = useUi((state) => state.announcement);
  // While it is pointed at, or has the focus, it is being read or about to be pressed: it does not go away under the hand.
  const [held, setHeld] = useState<number | null>(null);
  const isHeld = notice !== null && held === notice.id;
  useEffect(() => {
    if (notice === null || isHeld) return;
    const timer = setTimeout(() => desk.ui.dismissNotice(), notice.action === null ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [desk, notice, isHeld]);
  const Icon = notice?.tone === 'bad' ? CircleAlert : CircleCheck;
  return (
    <>
      <div className="hidden-text" aria-live="polite">
        {visibleText(announcement)}
      </div>
      {notice === null ? null : (
        <aside
          aria-label="Notice"
          className={`notice notice-${notice.tone}`}
          onPointerEnter={() => setHeld(notice.id)}
          onPointerLeave={() => setHeld(null)}
          onFocus={() => setHeld(notice.id)}
          onBlur={() => setHeld(null)}
        >
          <Icon aria-hidden="true" />
          <span>{visibleText(notice.text)}</span>
          {notice.action === null ? null : (
            <button
              type="button"
              className="notice-action"
              onClick={() => {
                desk.ui.dismissNotice();
                notice.action?.run();
              }}
            >
              {notice.action.name}
            </button>
          )}
          <button type="button" className="notice-close" aria-label="Dismiss" onClick={() => desk.ui.dismissNotice()}>
            <X aria-hidden="true" />
          </button>
        </aside>
      )}
    </>
  );
}
