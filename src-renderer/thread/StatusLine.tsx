import { ArrowRight } from 'lucide-react';
import type { StatusChange } from '../../src-shared/cases.ts';
import { useNow } from '../stores/hooks.ts';
import { dayKey, formatClock, formatShort } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { visibleText } from '../ui/visible-text.ts';
import './StatusLine.css';

function words(change: StatusChange): string {
  switch (change.to) {
    case 'OPEN':
      return change.from === 'CREATING' ? 'Wise took the case' : 'Wise works on it';
    case 'PENDING':
      return 'Wise waits for an answer';
    case 'SOLVED':
      return 'Wise considers it solved';
    case 'CLOSED':
      return 'The case was closed';
    default:
      return 'The status changed';
  }
}

/** A change of status, when this computer saw it. */
export function StatusLine({ change }: { readonly change: StatusChange }) {
  const now = useNow();
  const time = dayKey(change.seenAt) === dayKey(now) ? formatClock(change.seenAt) : formatShort(change.seenAt, now);
  return (
    <p className="status-line" title="When this computer saw it">
      <ArrowRight aria-hidden="true" />
      {words(change)} · <bdi>{visibleText(change.to)}</bdi> · <Time at={change.seenAt}>{time}</Time>
    </p>
  );
}
