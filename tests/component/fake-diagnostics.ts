import type { ConnectionLine } from '../../src-shared/diagnostics.ts';

/** What the fake main process would find. */
export type FakeDiagnostics = {
  lines: ConnectionLine[];
  /** Where its test waits to be told to end; without it the test ends at once. */
  slow: boolean;
  tested: boolean;
};

export function aDiagnostics(): FakeDiagnostics {
  const host = 'api.wise-sandbox.com';
  return {
    slow: false,
    tested: false,
    lines: [
      { host, step: 'proxy', outcome: 'good', words: 'The system says: straight, without a proxy.', advice: null },
      {
        host,
        step: 'connection',
        outcome: 'bad',
        words: 'The certificate was not trusted. (SELF_SIGNED_CERT_IN_CHAIN)',
        advice: 'Check the clock of this computer.',
      },
    ],
  };
}
