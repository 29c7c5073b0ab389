const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a time of the API. Times come without a zone and mean UTC (wise-api.md 7.5); read naively, JavaScript would take
 * them as local. This is the one place that knows.
 * @returns milliseconds since 1970 UTC, or null where the text is no time.
 */
export function parseServerTime(text: string): number | null {
  const parts = FORM.exec(text.trim());
  if (parts === null) return null;
  const zone = parts[8] ?? 'Z';
  const withZone = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6] ?? '00'}${(parts[7] ?? '').slice(0, 4)}${zone}`;
  const milliseconds = Date.parse(withZone);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
