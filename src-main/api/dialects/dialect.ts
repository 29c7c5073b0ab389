import type { Capabilities } from '../../../src-shared/cases.ts';
import type { CreationFields } from '../../store/outbox-table.ts';
import type { HttpRequest } from '../transport.ts';

/** A case as the server describes it, in whichever dialect. */
export type ServerCase = {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly externalId: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** As received: compared, never read, so that a time we can not parse still shows a change. */
  readonly updatedRaw: string | null;
};

export type ServerEntry = {
  readonly id: string;
  readonly author: string;
  readonly body: string;
  readonly createdAt: number | null;
};

export type ServerThread = {
  /** Wise's own text in place of entries, while a case is being created. */
  readonly message: string | null;
  readonly entries: readonly ServerEntry[];
  /** Entries of the answer that could not be read; the readable rest is kept. */
  readonly unreadable: number;
};

export type RequestShape = Pick<HttpRequest, 'method' | 'path' | 'body'>;

/** One version of the Cases API. Another version is another file that fills this type. */
export type Dialect = {
  readonly name: string;
  readCase(caseId: string): RequestShape;
  /** @returns null where the answer is not a case. */
  parseCase(body: unknown): ServerCase | null;
  readThread(caseId: string): RequestShape;
  parseThread(body: unknown): ServerThread | null;
  reply(caseId: string, text: string): RequestShape;
  create(fields: CreationFields, description: string): RequestShape;
  capabilities(status: string | null): Capabilities;
};
