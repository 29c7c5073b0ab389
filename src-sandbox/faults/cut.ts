import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { rawAnswer, rawHead } from '../http/raw.ts';
import { Apply, answerFor, Ending, endSocket, writeAndEnd } from './ending.ts';

/** The answer breaks off inside its headers. */
export const CutHeaders = z.strictObject({ kind: z.literal('cut-headers'), apply: Apply, how: Ending.default('fin') });

export function playCutHeaders(exchange: Exchange, spec: z.output<typeof CutHeaders>): void {
  const bytes = rawAnswer(answerFor(exchange, spec.apply));
  const headEnd = bytes.indexOf('\r\n\r\n');
  writeAndEnd(exchange.socket, bytes.subarray(0, Math.floor(headEnd / 2)), spec.how);
}

/** The body breaks off: less than Content-Length, a chunked body without its end, or a gzip stream cut in two. */
export const TruncatedBody = z.strictObject({
  kind: z.literal('truncated-body'),
  apply: Apply,
  encoding: z.enum(['length', 'chunked', 'gzip']).default('length'),
  /** Left out: half of it. */
  keepBytes: z.number().int().nonnegative().optional(),
  how: Ending.default('fin'),
});

export function playTruncatedBody(exchange: Exchange, spec: z.output<typeof TruncatedBody>): void {
  const answer = answerFor(exchange, spec.apply);
  const whole = spec.encoding === 'gzip' ? gzipSync(answer.body) : answer.body;
  const kept = whole.subarray(0, spec.keepBytes ?? Math.floor(whole.length / 2));
  // An empty body can only be cut by promising more than there is.
  const promised = Math.max(whole.length, kept.length + 64);
  writeAndEnd(
    exchange.socket,
    Buffer.concat([truncatedHead(answer, spec.encoding, promised), chunk(kept, spec.encoding)]),
    spec.how,
  );
}

function truncatedHead(answer: Answer, encoding: z.output<typeof TruncatedBody>['encoding'], promised: number): Buffer {
  const framing =
    encoding === 'chunked' ? (['Transfer-Encoding', 'chunked'] as const) : (['Content-Length', String(promised)] as const);
  const coding = encoding === 'gzip' ? [['Content-Encoding', 'gzip'] as const] : [];
  return Buffer.from(rawHead(answer.status, [...answer.headers, ...coding, framing]), 'latin1');
}

function chunk(bytes: Buffer, encoding: z.output<typeof TruncatedBody>['encoding']): Buffer {
  if (encoding !== 'chunked' || bytes.length === 0) return bytes;
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

/** A Content-Length that is wrong by `difference`, on a connection that stays open: more is a wait, less leaves bytes behind. */
export const WrongLength = z.strictObject({ kind: z.literal('wrong-length'), apply: Apply, difference: z.number().int() });

export function playWrongLength(exchange: Exchange, spec: z.output<typeof WrongLength>): void {
  const answer = answerFor(exchange, spec.apply);
  const { socket } = exchange;
  if (socket.destroyed) return;
  socket.write(rawAnswer(answer, Math.max(0, answer.body.length + spec.difference)));
  // node:http does not know that this request was answered, so the connection can serve no other.
  socket.on('data', () => endSocket(socket, 'reset'));
}
