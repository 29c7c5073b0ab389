import type { diagnosticsCalls } from '../../src-shared/calls/diagnostics.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { createDiagnostics, type DiagnosticsOptions } from '../diagnostics/diagnostics.ts';

/** What IT can look at, in every stage. */
export function diagnosticsHandlers(options: DiagnosticsOptions): Pick<Handlers, keyof typeof diagnosticsCalls> {
  const diagnostics = createDiagnostics(options);
  return {
    'diagnostics.collect': async () => ({ files: await diagnostics.collect() }),
    'diagnostics.test': async () => ({ lines: await diagnostics.test() }),
    'diagnostics.cancelTest': () => {
      diagnostics.cancel();
      return {};
    },
    'diagnostics.save': () => diagnostics.save(),
  };
}
