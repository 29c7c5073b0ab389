import type { desktopCalls } from '../../src-shared/calls/desktop.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { fakeDiagnosticsHandlers } from './fake-diagnostics-calls.ts';
import { fakePolicyHandlers } from './fake-policy.ts';
import type { Emit, World } from './fake-world.ts';

/** The application on this desktop: policy, updates, diagnostics. */
export function fakeDesktopHandlers(world: World, emit: Emit): Pick<Handlers, keyof typeof desktopCalls> {
  return { ...fakePolicyHandlers(world), ...fakeDiagnosticsHandlers(world, emit) };
}
