import type { Credentials } from '../../src-shared/accounts.ts';
import { type CasesClient, createCasesClient, type ReadResult, type TokenSource } from '../api/client.ts';
import { v1 } from '../api/dialects/v1.ts';
import { createPacer, type Pacer } from '../api/pacer.ts';
import type { Transport } from '../api/transport.ts';
import type { Ports } from '../ports.ts';
import type { RequestRecord } from '../store/request-log-table.ts';
import { createTokenSource } from './tokens.ts';

export type AccountClientOptions = {
  readonly ports: Pick<Ports, 'clock' | 'random'>;
  readonly accountId: string;
  readonly transport: Transport;
  readonly credentials: () => Promise<ReadResult<Credentials>>;
  readonly record: (record: RequestRecord) => void;
};

export type AccountClient = { readonly client: CasesClient; readonly tokens: TokenSource; readonly pacer: Pacer };

/** What speaks to Wise for an account, over a transport of its own: tokens, pace and calls. */
export function createAccountClient({ ports, accountId, transport, credentials, record }: AccountClientOptions): AccountClient {
  const { clock, random } = ports;
  const pacer = createPacer(clock);
  const tokens = createTokenSource({ transport, clock, credentials, accountId, record });
  return {
    client: createCasesClient({ accountId, dialect: v1, transport, tokens, pacer, clock, random, record }),
    tokens,
    pacer,
  };
}
