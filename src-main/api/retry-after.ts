/** Waits are kept between these, whatever a server or a proxy asks for (reliability-and-security.md row 28). */
export const SHORTEST_WAIT_MILLISECONDS = 1_000;
export const LONGEST_WAIT_MILLISECONDS = 15 * 60_000;
export const DEFAULT_WAIT_MILLISECONDS = 5_000;

/**
 * How long a 429 asks us to wait: whole seconds or an HTTP date; anything else means the default.
 * @param now wall clock, against which a date is read.
 * @returns milliseconds, within the two bounds.
 */
export function readRetryAfter(header: string | null, now: number): number {
  const asked = parse(header, now);
  return Math.min(LONGEST_WAIT_MILLISECONDS, Math.max(SHORTEST_WAIT_MILLISECONDS, asked));
}

function parse(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1_000;
  if (/^[A-Za-z]{3},? /.test(text)) {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return at - now;
  }
  return DEFAULT_WAIT_MILLISECONDS;
}
