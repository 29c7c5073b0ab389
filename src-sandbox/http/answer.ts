import { type Json, stringifyJson } from '../json.ts';

export type Header = readonly [name: string, value: string];

/** What is to be sent, whole and in memory, before anything on the wire has happened. */
export type Answer = { readonly status: number; readonly headers: readonly Header[]; readonly body: Buffer };

/** One request, read to its end. */
export type Call = {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Numbers for ledger and log: the connection, from 1, and the request over all connections, from 1. */
  readonly connection: number;
  readonly request: number;
};

export function jsonAnswer(status: number, value: Json, headers: readonly Header[] = []): Answer {
  return textAnswer(status, 'application/json', stringifyJson(value), headers);
}

export function textAnswer(status: number, type: string, text: string, headers: readonly Header[] = []): Answer {
  return { status, headers: [['Content-Type', type], ...headers], body: Buffer.from(text, 'utf8') };
}

/** A PUT of a comment answers 200 with nothing in it (partner-cases-v1.md "Update a partner case"). */
export function emptyAnswer(status: number, headers: readonly Header[] = []): Answer {
  return { status, headers, body: Buffer.alloc(0) };
}

export function withHeaders(answer: Answer, headers: readonly Header[]): Answer {
  return { ...answer, headers: [...answer.headers, ...headers] };
}
