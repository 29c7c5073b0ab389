import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import type { CaseGrouping, CaseRow, CaseSort, ListSource, V1_STATUSES, View } from '../../../src-shared/cases.ts';
import type { WorkTarget } from '../../../src-shared/work.ts';
import { type Core, connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

type V1Status = (typeof V1_STATUSES)[number];

/** A core with a sandbox behind it, and what tests of local work ask of them. */
export type Stage = {
  readonly core: Core;
  readonly sandbox: Sandbox;
  readonly accountId: string;
  /** Adds a case at Wise and tracks it, thread and all. */
  track(status: V1Status, comments?: readonly string[], more?: { externalId?: string }): Promise<string>;
  list(
    source: ListSource | View,
    how?: { sort?: CaseSort; grouping?: CaseGrouping },
  ): Promise<{ ids: string[]; groups: unknown[] }>;
  row(caseId: string): Promise<CaseRow>;
  refresh(caseId: string): Promise<void>;
  stop(): Promise<void>;
};

export async function startStage(): Promise<Stage> {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  const { id: accountId } = await connectTo(core, sandbox);
  return {
    core,
    sandbox,
    accountId,
    async track(status, comments = [], more = {}) {
      const caseId = sandbox.control.addCase({
        ...more,
        status,
        comments: comments.map((plainBody) => ({ plainBody, author: 'WISE_AGENT' as const })),
      });
      await core.call('cases.track', { accountId, caseId });
      await core.until('the thread', async () => {
        const thread = await core.call('cases.open', { accountId, caseId });
        return thread.entries.length === comments.length && thread.fetchedAt !== null;
      });
      return caseId;
    },
    async list(source, how = {}) {
      const window = await core.call('cases.window', {
        accountId,
        source: typeof source === 'string' ? { kind: 'view', view: source } : source,
        sort: how.sort ?? 'newest-activity',
        grouping: how.grouping ?? 'none',
        start: 0,
        count: 100,
      });
      return { ids: window.rows.map((row) => row.id), groups: window.groups };
    },
    row: async (caseId) => (await core.call('cases.open', { accountId, caseId })).row,
    refresh: async (caseId) => void (await core.call('cases.refresh', { accountId, caseId })),
    async stop() {
      await core.stop();
      await sandbox.stop();
    },
  };
}

export const only = (...ids: string[]): WorkTarget => ({ kind: 'ids', ids });
export const query = (text: string): ListSource => ({ kind: 'query', text });
