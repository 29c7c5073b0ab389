/**
 * `2023-06-28T15:21:24.901`: milliseconds and no zone, as in the examples of partner-cases-v1.md. UTC is meant (wise-api.md 7,
 * trap 5), although nothing in the text says so.
 */
export function caseTimestamp(at: number): string {
  return new Date(at).toISOString().slice(0, -1);
}

/** `2023-06-28T15:21:24.901Z`: OAuth and status page do name their zone. */
export function zonedTimestamp(at: number): string {
  return new Date(at).toISOString();
}

/** Reads either form. */
export function parseTimestamp(text: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
