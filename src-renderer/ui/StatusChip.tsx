import { type Turn, turnOf } from '../../src-shared/cases.ts';
import { visibleText } from './visible-text.ts';
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

/** The status in Wise's own word, which turns nothing round that stands beside it. */
export function StatusChip({ status }: { readonly status: string | null }) {
  const word = status === null ? null : visibleText(status);
  return (
    <span
      className={`chip chip-${toneOf(status)}`}
      title={word === null ? 'The case was not read from Wise yet' : `${word}: ${TURN_WORDS[turnOf(status)]}`}
    >
      <bdi>{word ?? 'NOT READ YET'}</bdi>
    </span>
  );
}
