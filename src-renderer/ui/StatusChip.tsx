import { turnOf } from '../../src-shared/cases.ts';
import './StatusChip.css';

function toneOf(status: string | null): string {
  if (status === 'CREATING' || status === 'CLOSED') return 'idle';
  const turn = turnOf(status);
  return turn === 'unknown' ? 'idle' : turn;
}

/** The status in Wise's own word. */
export function StatusChip({ status }: { readonly status: string | null }) {
  return (
    <span className={`chip chip-${toneOf(status)}`} title={status ?? 'The case was not read from Wise yet'}>
      {status ?? 'NOT READ YET'}
    </span>
  );
}
