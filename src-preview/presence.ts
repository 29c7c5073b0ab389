import type { Page } from 'playwright';
import type { Presence } from '../src-main/ports.ts';

/** A browser has no place in the tray: the number of cases that need action stands in the title of the window. */
export function createPresence(page: () => Page | null): Presence {
  return {
    show({ needsAction }) {
      const title = needsAction > 0 ? `(${needsAction}) Caseport` : 'Caseport';
      const rename = (text: string) => {
        document.title = text;
      };
      // A window that is just closing has no title to change.
      page()
        ?.evaluate(rename, title)
        .catch(() => undefined);
    },
  };
}
