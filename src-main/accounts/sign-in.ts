import type { Credentials, ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import { type AppError, AppFailure } from '../../src-shared/errors.ts';
import { PROBED_CASE, provesRecognition } from '../api/probed-case.ts';
import type { OpenTransport } from '../api/transport.ts';
import type { Ports } from '../ports.ts';
import type { RequestRecord } from '../store/request-log-table.ts';
import { createAccountClient } from './account-client.ts';

export type SignInTest = {
  readonly origin: string;
  readonly credentials: Credentials;
  readonly proxy: ProxyChoice;
  readonly tls: TlsFiles | null;
  readonly accountId: string;
  readonly record: (record: RequestRecord) => void;
};

/**
 * Tries credentials before anything is saved: gets a token where there is one to get, then reads one case. A case that is
 * not there, or is another client's, proves as much as one that is.
 * @throws AppFailure with what stands in the way.
 */
export async function testSignIn(ports: Ports, openTransport: OpenTransport, test: SignInTest): Promise<void> {
  const transport = openTransport({
    origin: test.origin,
    proxy: test.proxy,
    tls: test.tls,
    clock: ports.clock,
    proxyResolver: ports.proxy,
  });
  const { client, pacer } = createAccountClient({
    ports,
    accountId: test.accountId,
    transport,
    credentials: async () => ({ ok: true, value: test.credentials }),
    record: test.record,
  });
  try {
    const answer = await client.readCase(PROBED_CASE, 'visible');
    if (!answer.ok && !provesRecognition(answer.error)) {
      throw new AppFailure(asSignInError(answer.error, test.credentials));
    }
  } finally {
    pacer.stop();
    await transport.stop();
  }
}

/** A bearer token that is refused is a wrong credential here, and not a session that ended. */
function asSignInError(error: AppError, credentials: Credentials): AppError {
  return error.kind === 'signed-out' && credentials.kind === 'token'
    ? { kind: 'wrong-credentials', traceId: error.traceId }
    : error;
}
