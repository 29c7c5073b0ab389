import type { IncomingHttpHeaders } from 'node:http';
import { fingerprint } from '../api/tokens.ts';

/** One request that reached the sandbox, whatever became of it. Holds no token and no secret in clear. */
export type RequestEntry = {
  readonly number: number;
  /** ISO, UTC. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty until the request has been read to its end. */
  body: string;
  readonly connection: number;
  /** 1 for the first request of its connection: above that the socket was warm. */
  readonly onConnection: number;
  readonly traceId: string;
  /** The status that was answered, or would have been; null while nothing is known. */
  status: number | null;
  /** The fault that was played on it. */
  fault: string | null;
  /** Whether the request was carried out. */
  applied: boolean;
};

/** The newest requests. Bounded, because a demo may be polled for days. */
export type RequestLog = {
  add(entry: Omit<RequestEntry, 'number'>): RequestEntry;
  entries(): readonly RequestEntry[];
  /** How many there have been, those that are no longer kept included. */
  count(): number;
};

export function requestLog(keep: number): RequestLog {
  let entries: RequestEntry[] = [];
  let count = 0;
  return {
    add(entry) {
      count += 1;
      const numbered = { ...entry, number: count };
      entries.push(numbered);
      // In bulk: to move the whole list for every request would be slow.
      if (entries.length > 2 * keep) entries = entries.slice(-keep);
      return numbered;
    },
    entries: () => entries.slice(-keep),
    count: () => count,
  };
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-sandbox-key']);

/** Header values as the log keeps them: of a secret only the scheme and a fingerprint. */
export function loggedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
      return [name, SECRET_HEADERS.has(name) ? concealed(text) : text];
    }),
  );
}

function concealed(value: string): string {
  const [scheme, ...rest] = value.split(' ');
  return rest.length === 0 ? fingerprint(value) : `${scheme} ${fingerprint(rest.join(' '))}`;
}

/** Form bodies of the token call may carry a secret although Basic is asked for. */
export function loggedBody(path: string, body: string): string {
  return path.endsWith('/oauth/token') ? body.replace(/(client_secret|refresh_token|code)=[^&]*/g, '$1=concealed') : body;
}
