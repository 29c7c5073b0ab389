/** Waits are kept between these, whatever a server or a proxy asks for (reliability-and-security.md row 28). */
export const SHORTEST_WAIT_MILLISECONDS = 1_000;
export const LONGEST_WAIT_MILLISECONDS = 15 * 60_000;
export const DEFAULT_WAIT_MILLISECONDS = 5_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms that RFC 9110 (5.6.7) asks every reader to know. */
const DATES = [
  /^[a-z]{3}, (?<day>\d{2}) (?<month>[a-z]{3}) (?<year>\d{4,6}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^[a-z]{6,9}, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) gmt$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4,6})$/i,
];

/**
 * How long a 429 asks us to wait: whole seconds or an HTTP date; anything else means the default.
 * @param now wall clock of the server as far as it told it, against which a date is read.
 * @returns milliseconds, within the two bounds.
 */
export function readRetryAfter(header: string | null, now: number): number {
  const asked = parse(header, now);
  return Math.min(LONGEST_WAIT_MILLISECONDS, Math.max(SHORTEST_WAIT_MILLISECONDS, asked));
}

function parse(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1_000;
  const at = readHttpDate(text, now);
  return at === null ? DEFAULT_WAIT_MILLISECONDS : at - now;
}

/** Reads a date by its form and never by the zone of this computer. @returns null where it is none. */
function readHttpDate(text: string, now: number): number | null {
  for (const form of DATES) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const { day = '', month = '', year = '', time = '' } = parts;
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    const monthIndex = MONTHS.indexOf(month.toLowerCase());
    if (monthIndex < 0) return null;
    return Date.UTC(fullYear(year, now), monthIndex, Number(day), hours, minutes, seconds);
  }
  return null;
}

/** Two digits mean the year that is nearest (RFC 9110: not more than 50 years ahead). */
function fullYear(year: string, now: number): number {
  if (year.length > 2) return Number(year);
  const current = new Date(now).getUTCFullYear();
  const sameCentury = current - (current % 100) + Number(year);
  return sameCentury > current + 50 ? sameCentury - 100 : sameCentury;
}
