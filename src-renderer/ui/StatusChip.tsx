import { type Turn, turnOf } from '../../src-shared/cases.ts';
import './StatusChip.css';

function toneOf(status: string | null): string {
  if (status === 'CREATING' || status === 'CLOSED') return 'idle';
  const turn = turnOf(status);
  return turn === 'unknown' ? 'idle' : turn;
}

const TURN_WORDS: Readonly<Record<Turn, string>> = {
  ours: 'your answer is next',
  theirs: 'Wise’s answer is next',
  done: 'nobody’s turn',
  unknown: 'Caseport does not know whose turn it is',
};

/** The status in Wise's own word. */
export function StatusChip({ status }: { readonly status: string | null }) {
  return (
    <span
      className={`chip chip-${toneOf(status)}`}
      title={status === null ? 'The case was not read from Wise yet' : `${status}: ${TURN_WORDS[turnOf(status)]}`}
    >
      {status ?? 'NOT READ YET'}
    </span>
  );
}
