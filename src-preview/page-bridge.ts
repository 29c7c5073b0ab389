import type { BrowserContext, Frame, Page } from 'playwright';
import type { App, Cancel, Log } from '../src-main/ports.ts';
import { answer } from '../src-shared/ipc.ts';
import { BINDING, type EventBatch, installBridge } from './bridge-script.ts';
import { isOurs, ORIGIN } from './origin.ts';

/** What was told while no page listened; a page that begins asks for everything anyway. */
const MOST_WAITING_EVENTS = 1_000;

/** Holds events until the page comes for them. A page that begins anew takes the place of the one before. */
function createMailbox() {
  let waiting: [string, unknown][] = [];
  let taker: ((batch: EventBatch) => void) | null = null;
  return {
    put(name: string, payload: unknown): void {
      if (taker !== null) {
        taker([[name, payload]]);
        taker = null;
      } else if (waiting.length < MOST_WAITING_EVENTS) waiting.push([name, payload]);
    },
    take(): Promise<EventBatch> {
      taker?.(null);
      taker = null;
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        return Promise.resolve(batch);
      }
      return new Promise((resolve) => {
        taker = resolve;
      });
    },
  };
}

/** True for the top frame of our one page, showing our own address. */
function isOurPage(source: { readonly page: Page; readonly frame: Frame }, page: Page): boolean {
  return source.page === page && source.frame === page.mainFrame() && isOurs(source.frame.url());
}

/**
 * Gives the page its bridge: every call passes one sender test and then `answer`.
 * @returns the undo
 */
export async function connect(core: App, context: BrowserContext, page: Page, log: Log): Promise<Cancel> {
  const mailbox = createMailbox();
  await context.exposeBinding(BINDING, async (source, what: unknown, name: unknown, input: unknown) => {
    if (!isOurPage(source, page)) {
      log.write('error', 'foreign-sender', { where: 'binding' });
      throw new Error('refused: this page may not call Caseport');
    }
    if (what === 'events') return mailbox.take();
    return answer(core.handlers, name, input, (cause, where) => log.bug(cause, where));
  });
  await context.addInitScript(installBridge, { binding: BINDING, origin: ORIGIN });
  return core.onEvent((name, payload) => mailbox.put(name, payload));
}
