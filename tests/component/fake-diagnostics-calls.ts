import type { diagnosticsCalls } from '../../src-shared/calls/diagnostics.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { Emit, World } from './fake-world.ts';

const SUMMARY = `Diagnostics of Caseport. No word of a case, no name, no secret and no token is in these files.

Made           2026-11-20T09:12:44.000Z
Caseport       0.1.0 (electron)
Stage          ready
Kept           on disk, encrypted
System         Linux 6.8.0, x64, 8 processors, 15872 MiB
Versions       electron 45.4.1, chrome 146.0.7680.1, node 24.21.0, openssl 3.5.4
Time zone      Europe/Amsterdam
Running for    4211 s
Closed threads are kept

Accounts:
  1. sandbox, client, ready, phase idle, proxy system, certificates: none of its own
`;

/** What IT can look at, in every stage. */
export function fakeDiagnosticsHandlers(world: World, emit: Emit): Pick<Handlers, keyof typeof diagnosticsCalls> {
  let end: (() => void) | null = null;
  const connection = () =>
    world.diagnostics.lines.map(({ host, step, words, advice }) => `${host}  ${step}: ${words} ${advice ?? ''}`).join('\n');
  return {
    'diagnostics.collect': () => ({
      files: [
        { name: 'summary.txt', text: SUMMARY },
        { name: 'connection.txt', text: world.diagnostics.tested ? connection() : 'The connection was not tested.\n' },
        { name: 'policy.txt', text: 'Policies of Caseport on this computer\n' },
        { name: 'settings.json', text: '{}\n' },
        { name: 'databases.txt', text: 'desk    schema 6, 74 pages, quick_check: ok\n' },
        { name: 'requests.csv', text: 'time,method,path,status,outcome,milliseconds,trace id\n' },
        { name: 'errors.txt', text: 'The log holds no warnings and no errors.\n' },
      ],
    }),
    'diagnostics.test': async () => {
      emit('diagnostics.progress', { done: 2, of: 6, host: 'api.wise-sandbox.com', step: 'connection' });
      if (world.diagnostics.slow) {
        await new Promise<void>((_resolve, reject) => {
          end = () => reject(new AppFailure({ kind: 'cancelled' }));
        });
      }
      world.diagnostics.tested = true;
      return { lines: world.diagnostics.lines };
    },
    'diagnostics.cancelTest': () => {
      end?.();
      return {};
    },
    'diagnostics.save': () => ({ where: world.savedAt }),
  };
}
