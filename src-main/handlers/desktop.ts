import type { desktopCalls } from '../../src-shared/calls/desktop.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Session } from '../session.ts';

/** The application on this desktop: policy, updates, diagnostics. */
export function desktopHandlers(_session: () => Session): Pick<Handlers, keyof typeof desktopCalls> {
  return {};
}
