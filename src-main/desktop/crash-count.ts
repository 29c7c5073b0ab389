const WITHIN_MILLISECONDS = 60_000;
const MOST_CRASHES = 3;

/**
 * Whether a page that crashed may begin again. One that keeps crashing would reload for ever and let nobody do anything about it.
 * @param before times of the crashes before this one, by a clock that only goes forward
 * @returns the times to remember, and what to do
 */
export function afterCrash(
  before: readonly number[],
  now: number,
): { readonly recent: readonly number[]; readonly reload: boolean } {
  const recent = [...before.filter((time) => now - time < WITHIN_MILLISECONDS), now];
  return { recent, reload: recent.length <= MOST_CRASHES };
}
