import { DEMO_SPEED } from './agent/agent.ts';
import { startSandbox } from './start-sandbox.ts';

/** The built-in demo account. Fits the application's `Demo` port without knowing it. */
export type SandboxDemo = {
  start(saved: string | null): Promise<SandboxDemoSession>;
};

export type SandboxDemoSession = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly caseIds: readonly string[];
  readonly cases: readonly { readonly id: string; readonly subject: string | null }[];
  snapshot(): string;
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
};

/**
 * A dozen cases over all five statuses, and an agent that answers within some seconds. `start` rejects with a sentence when
 * what was saved can not be read; nothing is listening then.
 */
export function createDemo(): SandboxDemo {
  return {
    start: (saved) =>
      startSandbox({ saved, cases: 12, clientId: 'demo-client', agent: DEMO_SPEED, keepRequests: 100, seed: 20_261_120 }),
  };
}
