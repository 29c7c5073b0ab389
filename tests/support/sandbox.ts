import type { SandboxOptions } from '../../src-sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../src-sandbox/start-sandbox.ts';
import type { ManualClock } from './manual-clock.ts';

/** A sandbox that lives by the same hand-moved clock as the core under test. */
export function sandboxFor(clock: ManualClock, options: Omit<SandboxOptions, 'clock'> = {}): Promise<Sandbox> {
  return startSandbox({ ...options, clock });
}
