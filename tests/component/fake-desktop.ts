import type { desktopCalls } from '../../src-shared/calls/desktop.ts';
import type { Handlers } from '../../src-shared/ipc.ts';

/** The application on this desktop: policy, updates, diagnostics. */
export function fakeDesktopHandlers(): Partial<Pick<Handlers, keyof typeof desktopCalls>> {
  return {};
}
