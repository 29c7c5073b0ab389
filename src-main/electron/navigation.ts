import type { App, Event, WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { isOurs, START_ADDRESS } from './origin.ts';

/** The page never leaves its own document: links go through a call, and the core reviews them. */
function lock(contents: WebContents, log: Log): void {
  const refuse = (event: Event, where: string) => {
    event.preventDefault();
    log.write('warn', 'navigation-refused', { where });
  };
  contents.on('will-navigate', (event) => refuse(event, 'will-navigate'));
  contents.on('will-frame-navigate', (event) => refuse(event, 'will-frame-navigate'));
  contents.on('will-redirect', (event) => refuse(event, 'will-redirect'));
  contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));
  // Some addresses ask nobody: Chromium turns a link to its own pages into `about:blank#blocked`, and `about:srcdoc` into
  // an error page. The page comes back at once.
  const comeBack = (where: string) => {
    const address = contents.getURL();
    if (isOurs(address) || address.startsWith('devtools://')) return;
    log.write('warn', 'navigation-refused', { where });
    void contents.loadURL(START_ADDRESS);
  };
  contents.on('did-navigate', () => comeBack('did-navigate'));
  contents.on('did-fail-load', () => comeBack('did-fail-load'));
  contents.setWindowOpenHandler(() => {
    log.write('warn', 'navigation-refused', { where: 'window-open' });
    return { action: 'deny' };
  });
}

/** Locks every page that ever comes to be, before it loads anything. */
export function lockNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => lock(contents, log));
  app.on('session-created', (session) => session.on('will-download', (event) => event.preventDefault()));
}
