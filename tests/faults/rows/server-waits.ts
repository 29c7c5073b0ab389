const SECOND = 1_000;
const SHORTEST = SECOND;
const LONGEST = 15 * 60 * SECOND;
const DEFAULT = 5 * SECOND;

/** One form of `Retry-After`, and the shortest silence that it entitles the server to (fault rows 27 and 28). */
export type ServerWait = {
  readonly form: string;
  /** @param now the server's wall clock */
  header(now: number): string | null;
  /** @param answeredAt the server's wall clock when it sent the header */
  least(header: string | null, answeredAt: number): number;
};

function clamped(milliseconds: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, milliseconds));
}

function fixed(form: string, header: string | null, wait: number): ServerWait {
  return { form, header: () => header, least: () => clamped(wait) };
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function imf(at: number): string {
  return new Date(at).toUTCString();
}

/** The two older forms that a recipient has to accept as well (RFC 9110, 5.6.7). */
function rfc850(at: number): string {
  const [, day = '', month = '', year = '', time = ''] = imf(at).split(' ');
  return `${DAYS[new Date(at).getUTCDay()] ?? ''}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}

function asctime(at: number): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = imf(at).split(' ');
  return `${weekday.slice(0, 3)} ${month} ${String(Number(day)).padStart(2, ' ')} ${time} ${year}`;
}

function dated(form: string, write: (at: number) => string, after: number): ServerWait {
  let moment = 0;
  return {
    form,
    header(now) {
      moment = Math.floor((now + after) / SECOND) * SECOND;
      return write(moment);
    },
    // The Date header that it is read against holds whole seconds.
    least: (_header, answeredAt) => clamped(moment - answeredAt - SECOND),
  };
}

export const SERVER_WAITS: readonly [ServerWait, ...ServerWait[]] = [
  fixed('seconds', '30', 30 * SECOND),
  fixed('one second', '1', SECOND),
  fixed('zero', '0', 0),
  fixed('negative', '-5', DEFAULT),
  fixed('a fraction', '7.5', DEFAULT),
  fixed('huge', '99999999', LONGEST),
  fixed('beyond numbers', '9'.repeat(40), DEFAULT),
  fixed('garbage', 'soon', DEFAULT),
  fixed('empty', '', DEFAULT),
  fixed('missing', null, DEFAULT),
  dated('a date', imf, 40 * SECOND),
  dated('a date of RFC 850', rfc850, 40 * SECOND),
  dated('a date of asctime', asctime, 40 * SECOND),
  dated('a past date', imf, -3_600 * SECOND),
  dated('a date years away', imf, 100_000 * 3_600 * SECOND),
];
