import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { rawHead } from '../http/raw.ts';
import { Apply, answerFor } from './ending.ts';

/** A body of `bytes` bytes of well-formed JSON; with `gzip` it is small on the wire and that large once unpacked. */
export const Flood = z.strictObject({
  kind: z.literal('flood'),
  apply: Apply,
  bytes: z.number().int().positive(),
  gzip: z.boolean().default(false),
});

const BLOCK = Buffer.alloc(1024 * 1024, 'a');
const START = '{"message":null,"comments":[],"padding":"';
const END = '"}';

export function playFlood(exchange: Exchange, spec: z.output<typeof Flood>): void {
  const { status, headers } = answerFor(exchange, spec.apply);
  const coding = spec.gzip
    ? ([
        ['Content-Encoding', 'gzip'],
        ['Connection', 'close'],
      ] as const)
    : ([['Content-Length', String(Math.max(spec.bytes, START.length + END.length))]] as const);
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  exchange.socket.write(rawHead(status, [...others, ['Content-Type', 'application/json'], ...coding]), 'latin1');
  // A client that has had enough goes away in the middle: that is what this fault is for, and no error of ours.
  const whenOver = () => exchange.socket.destroy();
  const source = Readable.from(blocks(spec.bytes));
  if (spec.gzip) pipeline(source, createGzip(), exchange.socket, whenOver);
  else pipeline(source, exchange.socket, whenOver);
}

function* blocks(total: number): Generator<Buffer> {
  yield Buffer.from(START);
  for (let left = total - START.length - END.length; left > 0; left -= BLOCK.length)
    yield BLOCK.subarray(0, Math.min(left, BLOCK.length));
  yield Buffer.from(END);
}
