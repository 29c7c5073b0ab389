import type { IncomingMessage } from 'node:http';

/** Reads a request to its end. Rejects when the client goes away before. */
export async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Path without query; a target that is no path (a proxy's absolute form) is reduced to its path. */
export function pathOf(incoming: IncomingMessage): string {
  const target = incoming.url ?? '/';
  const path = target.startsWith('/') ? target : (/^https?:\/\/[^/]+(\/.*)?$/.exec(target)?.[1] ?? '/');
  return path.split(/[?#]/, 1)[0] ?? '/';
}

export function headersOf(incoming: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
