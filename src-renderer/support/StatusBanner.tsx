import { Activity, X } from 'lucide-react';
import { useState } from 'react';
import { apiComponent } from '../../src-shared/status-page.ts';
import { useDesk, useNow, useSupport, useUi } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { formatAgo } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';
import { toneOf, troubleLine } from './status-words.ts';
import './status.css';

/** Says above everything that the status page of Wise tells of trouble, until it does not, or until it was put away. */
export function StatusBanner() {
  const desk = useDesk();
  const now = useNow();
  const report = useSupport((state) => state.report);
  const place = useUi((state) => state.place);
  const [putAway, setPutAway] = useState<string | null>(null);
  const line = troubleLine(report);
  if (line === null || line === putAway || place === 'status' || report.document === null) return null;
  const api = apiComponent(report.document);
  const isBad = api !== null && toneOf(api.status) === 'bad';
  return (
    <aside className={`status-banner ${isBad ? 'status-banner-bad' : ''}`} aria-label="Status of Wise">
      <Activity aria-hidden="true" />
      <span className="status-banner-text">
        <strong>Wise reports:</strong> {visibleText(line)}
        {report.readAt === null ? '' : ` · read ${formatAgo(report.readAt, now)}`}
      </span>
      <button type="button" className="text-button" onClick={() => desk.ui.show({ place: 'status', viewsOpen: false })}>
        Details
      </button>
      <IconButton icon={X} name="Put away until it changes" onClick={() => setPutAway(line)} />
    </aside>
  );
}
