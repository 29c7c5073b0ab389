/** Kinds of outcome as they are named in the filter and the rows. */
export const OUTCOME_NAMES: Readonly<Record<string, string>> = {
  ok: 'Answered',
  'server-error': 'Error of Wise',
  'no-answer': 'No answer',
  'not-reached': 'Not reached',
  'unreadable-answer': 'Unreadable answer',
  refused: 'Refused',
  throttled: 'Slowed down',
  'signed-out': 'Signed out',
  'wrong-credentials': 'Wrong credentials',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
};

/** An outcome in words; one that nobody knows is shown raw. */
export function outcomeName(outcome: string): string {
  return Object.hasOwn(OUTCOME_NAMES, outcome) ? (OUTCOME_NAMES[outcome] ?? outcome) : outcome;
}

/** `240 ms`, `1.3 s`. */
export function formatTook(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
