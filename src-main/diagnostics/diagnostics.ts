import { strToU8, zipSync } from 'fflate';
import type { Stage } from '../../src-shared/app-info.ts';
import type { ConnectionLine, ConnectionProgress, DiagnosticsFile } from '../../src-shared/diagnostics.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { Ports } from '../ports.ts';
import type { Session } from '../session.ts';
import { testConnection } from './connection-test.ts';
import { diagnosticsFiles } from './files.ts';
import { targetsOf } from './targets.ts';

export type DiagnosticsOptions = {
  readonly ports: Ports;
  readonly stage: () => Stage['stage'];
  /** Null where the stores are not open. */
  readonly current: () => Session | null;
  readonly onProgress: (progress: ConnectionProgress) => void;
};

/** What the calls of the diagnostics do: collect, test, save what was looked at. */
export function createDiagnostics({ ports, stage, current, onProgress }: DiagnosticsOptions) {
  let lines: readonly ConnectionLine[] | null = null;
  let collected: readonly DiagnosticsFile[] | null = null;
  let running: AbortController | null = null;

  async function collect(): Promise<DiagnosticsFile[]> {
    const session = current();
    const files = diagnosticsFiles({ ports, stage: stage(), session, policy: await policyInForce(ports, session), lines });
    collected = files;
    return files;
  }

  return {
    collect,
    async test(): Promise<ConnectionLine[]> {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      try {
        const session = current();
        const targets = await targetsOf(session, await policyInForce(ports, session));
        const found = await testConnection({ ports, targets, onProgress, signal: mine.signal });
        lines = found;
        return found;
      } finally {
        if (running === mine) running = null;
      }
    },
    cancel(): void {
      running?.abort();
    },
    /**
     * Not through the files of the session: where exports are not allowed, this is. It holds nothing of a case, and where it is needed
     * nobody may be signed in.
     */
    async save(): Promise<{ where: string | null }> {
      const files = collected ?? (await collect());
      const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
      const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), { level: 6 });
      return { where: await ports.files.save(`caseport-diagnostics-${day}.zip`, zip) };
    },
  };
}
