/** How often each of many things was changed here, so that what was read of one before a change is known to be older. */
export type ChangeCount = { of(key: string): number; note(key: string): void };

export function countChanges(): ChangeCount {
  const counts = new Map<string, number>();
  const of = (key: string) => counts.get(key) ?? 0;
  return { of, note: (key) => void counts.set(key, of(key) + 1) };
}
