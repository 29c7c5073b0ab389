import { protocol, type Session } from 'electron';
import { readPageFile } from '../page-files.ts';
import { isOurs, SCHEME } from './origin.ts';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the built page on our scheme, and refuses every other request that the page could make. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const reading = request.method === 'GET' && isOurs(request.url);
    const file = await readPageFile(folder, reading ? request.url : '');
    return new Response(new Uint8Array(file.body), { status: file.status, headers: file.headers });
  });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) && !isDevTools(details.url) }));
}

/** DevTools open in development only; see menu.ts. */
function isDevTools(address: string): boolean {
  return address.startsWith('devtools://');
}
