import type { desktopCalls } from '../../src-shared/calls/desktop.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { DiagnosticsOptions } from '../diagnostics/diagnostics.ts';
import type { Session } from '../session.ts';
import { diagnosticsHandlers } from './diagnostics.ts';
import { policyHandlers } from './policy.ts';

/** The application on this desktop: policy, updates, diagnostics. */
export function desktopHandlers(session: () => Session, host: DiagnosticsOptions): Pick<Handlers, keyof typeof desktopCalls> {
  return { ...policyHandlers(session, host), ...diagnosticsHandlers(host) };
}
