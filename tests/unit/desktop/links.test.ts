import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { gatherLinks } from '../../../src-main/electron/links.ts';

const FIRST = 'caseport://case/700000412';
const SECOND = 'caseport://case/700000413';

/** Electron's application, as far as links go: an emitter. */
function start(args: readonly string[]) {
  const app = new EventEmitter();
  // Only its events are used.
  const links = gatherLinks(app as unknown as Parameters<typeof gatherLinks>[0], args);
  const prevent = vi.fn();
  return {
    links,
    prevent,
    openUrl: (url: string) => app.emit('open-url', { preventDefault: prevent }, url),
    startAgain: (others: readonly string[]) => app.emit('second-instance', {}, others),
  };
}

test('a link that comes before the application can open it waits for it', () => {
  const { links, openUrl, prevent } = start(['caseport']);
  openUrl(FIRST);
  expect(prevent).toHaveBeenCalledOnce();
  const opened: string[] = [];
  links.deliver(
    (link) => opened.push(link),
    () => undefined,
  );
  expect(opened).toEqual([FIRST]);
  openUrl(SECOND);
  expect(opened).toEqual([FIRST, SECOND]);
});

test('the argument of a start and of a second start are links; the second one asks for the window, with a link or without', () => {
  const { links, startAgain } = start(['caseport', '--hidden', FIRST]);
  const opened: string[] = [];
  const onAgain = vi.fn();
  links.deliver((link) => opened.push(link), onAgain);
  expect(opened).toEqual([FIRST]);
  startAgain(['caseport']);
  startAgain(['caseport', SECOND]);
  expect(onAgain).toHaveBeenCalledTimes(2);
  expect(opened).toEqual([FIRST, SECOND]);
});
