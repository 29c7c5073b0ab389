import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import { type Core, type CoreOptions, connectTo, startCore } from './core.ts';
import { sandboxFor } from './sandbox.ts';

export type ConnectedCore = {
  readonly core: Core;
  readonly sandbox: Sandbox;
  readonly accountId: string;
  /** Ends both; what a `beforeEach` returns. */
  stop(): Promise<void>;
};

/** A core that is signed in to a stand-in for Wise, both on one clock that the test moves. */
export async function connectedCore(options: CoreOptions = {}): Promise<ConnectedCore> {
  const core = await startCore(options);
  const sandbox = await sandboxFor(core.clock);
  const { id: accountId } = await connectTo(core, sandbox);
  return {
    core,
    sandbox,
    accountId,
    async stop() {
      await core.stop();
      await sandbox.stop();
    },
  };
}
