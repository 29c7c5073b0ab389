import type { App } from 'electron';
import { linkAmong } from '../support/read-link.ts';

export type Links = {
  /** Gives what came so far, and from then on what comes. @param onAgain a second start asks for the window */
  deliver(open: (link: string) => void, onAgain: () => void): void;
};

/**
 * Links come as arguments of a start (Linux, Windows), of a second start, or as an event (macOS), which comes before Electron is
 * ready when the link is what started us: so this listens first, and keeps what comes until somebody can open it.
 */
export function gatherLinks(app: App, args: readonly string[]): Links {
  const waiting: string[] = [];
  let open = (link: string) => {
    waiting.push(link);
  };
  let onAgain: () => void = () => undefined;
  const take = (link: string | null) => {
    if (link !== null) open(link);
  };
  take(linkAmong(args));
  app.on('second-instance', (_event, others) => {
    onAgain();
    take(linkAmong(others));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    take(url);
  });
  return {
    deliver(deliverTo, raise) {
      open = deliverTo;
      onAgain = raise;
      for (const link of waiting.splice(0)) deliverTo(link);
    },
  };
}
