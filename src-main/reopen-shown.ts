import type { CaseToShow } from './inbox/open-link.ts';
import type { App } from './ports.ts';

/** The same core for a page that may crash: it remembers which case the page showed. */
export type ReopeningApp = {
  readonly app: App;
  /** The page is gone and begins again. The next one is told of that case, by the way in which it is told of a link. */
  pageCrashed(): void;
};

/** What a page shows is its own; only after a crash nobody is left to remember it. A start of the application begins anew. */
export function reopenShown(core: App): ReopeningApp {
  let shown: CaseToShow | null = null;
  let again: CaseToShow | null = null;
  let reopened: CaseToShow | null = null;
  const handlers: App['handlers'] = {
    ...core.handlers,
    'cases.showing': (showing) => {
      const { accountId, caseId } = showing;
      shown = caseId === null ? null : { accountId, caseId };
      if (shown !== null && !isSame(shown, reopened)) reopened = null;
      return core.handlers['cases.showing'](showing);
    },
    'app.takeLink': async (input) => {
      const crashed = again;
      again = null;
      // A link that somebody pressed in the meantime is newer.
      const { link } = await core.handlers['app.takeLink'](input);
      if (link !== null || crashed === null) return { link };
      reopened = crashed;
      return { link: crashed };
    },
  };
  return {
    app: { ...core, handlers },
    pageCrashed() {
      // A page that crashes before it showed anything must not lose what the one before it showed.
      again = shown ?? again;
      // A case that may itself be what the page breaks on is opened again once, and then by a person.
      if (isSame(again, reopened)) again = null;
      shown = null;
    },
  };
}

function isSame(one: CaseToShow | null, other: CaseToShow | null): boolean {
  return one?.accountId === other?.accountId && one?.caseId === other?.caseId;
}
