import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { PAGE_HEADERS } from './content-security-policy.ts';

/** The kinds of file that the page is built of. Another kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type PageFile = {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

const notFound: PageFile = {
  status: 404,
  headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from('not found'),
};

/** The path of an address, decoded once; null where it can not be one of ours. */
function decodedPath(address: string): string | null {
  try {
    const path = decodeURIComponent(new URL(address).pathname);
    // What is still encoded, or speaks another system's language, was written to get past this check.
    return /[\0\\%:]/.test(path) || path.split('/').includes('..') ? null : path;
  } catch {
    return null;
  }
}

/**
 * Reads one file of the built page for either host.
 * @param folder that nothing outside of is ever read, also not through a link
 * @param address whole URL, as asked for
 */
export async function readPageFile(folder: string, address: string): Promise<PageFile> {
  const path = decodedPath(address);
  if (path === null) return notFound;
  const name = path === '/' ? '/index.html' : path;
  const contentType = CONTENT_TYPES[extname(name)];
  if (contentType === undefined) return notFound;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    if (!file.startsWith(root + sep)) return notFound;
    return { status: 200, headers: { ...PAGE_HEADERS, 'content-type': contentType }, body: await readFile(file) };
  } catch {
    return notFound;
  }
}
