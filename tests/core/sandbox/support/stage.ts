import { onTestFinished } from 'vitest';
import type { FaultRule } from '../../../../src-sandbox/faults/rules.ts';
import type { SandboxOptions } from '../../../../src-sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../../../src-sandbox/start-sandbox.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { type Ask, ask, bytesOf, dial, type Line, type Reply } from './wire.ts';

export const TOKEN = 'test-token-that-never-expires';

/** A sandbox for one test, stopped when the test is over; and short ways to talk to it. */
export type Stage = {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  /** Asks with the token. */
  api(method: string, path: string, body?: string, more?: Ask): Promise<Reply>;
  /** Asks over a bare socket. */
  line(method: string, path: string, body?: string): Line;
  /** Adds a case that is OPEN with a comment of each side; answers its id. */
  openCase(): string;
  fault(fault: FaultRule['fault'], rule?: Omit<FaultRule, 'fault'>): string;
};

export async function stage(options: SandboxOptions = {}): Promise<Stage> {
  const clock = manualClock();
  const sandbox = await startSandbox({ clock, token: TOKEN, ...options });
  onTestFinished(() => sandbox.stop());
  return {
    sandbox,
    clock,
    api: (method, path, body, more = {}) =>
      ask(`${sandbox.baseUrl}${path}`, {
        method,
        ...(body !== undefined && { body }),
        ...more,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...more.headers,
        },
      }),
    line: (method, path, body) => dial(sandbox.baseUrl, bytesOf(method, path, TOKEN, body)),
    openCase: () =>
      sandbox.control.addCase({
        comments: [
          { author: 'PARTNER', plainBody: 'A transfer is late.' },
          { author: 'WISE_AGENT', plainBody: 'We are looking into it.' },
        ],
      }),
    fault: (fault, rule = {}) => sandbox.control.addFault({ ...rule, fault }),
  };
}
