import { afterEach } from 'vitest';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, type CoreOptions, connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

/** A core that is connected to a sandbox, and sends at once. Both end with the test. */
export async function begin(options: CoreOptions = {}): Promise<{ core: Core; sandbox: Sandbox; accountId: string }> {
  const core = await startCore(options);
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  return { core, sandbox, accountId };
}

/** A case of Wise's that is tracked here, and was read. */
export async function aTrackedCase(
  { core, sandbox, accountId }: Awaited<ReturnType<typeof begin>>,
  comments: readonly string[] = [],
): Promise<string> {
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  comments.forEach((plainBody, nth) => {
    sandbox.control.agentComment({ id: caseId, plainBody, ...(nth === 0 ? { status: 'PENDING' } : {}) });
  });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread is here', async () => {
    const { entries, olderEntries } = await core.call('cases.open', { accountId, caseId });
    return entries.length + olderEntries >= comments.length;
  });
  return caseId;
}

/** The newest file that was saved, as text. */
export function savedText(core: Core): string {
  return new TextDecoder().decode(core.saved.at(-1)?.bytes);
}
