import { z } from 'zod';
import type { Header } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { rawAnswer } from '../http/raw.ts';
import { Apply, answerFor, writeAndEnd } from './ending.ts';

const VARIANTS = [
  'huge',
  'many',
  'repeated',
  'folded',
  'control-characters',
  'no-colon',
  'bad-status-line',
  'two-lengths',
] as const;

/** A right answer under headers that a reader may refuse (reliability-and-security.md section 2, row 41). */
export const OddHeaders = z.strictObject({
  kind: z.literal('odd-headers'),
  apply: Apply,
  variant: z.enum(VARIANTS),
});

export function playOddHeaders(exchange: Exchange, spec: z.output<typeof OddHeaders>): void {
  const answer = answerFor(exchange, spec.apply);
  const bytes = rawAnswer({ ...answer, headers: [...answer.headers, ...oddOnes(spec.variant)] });
  const asSent =
    spec.variant === 'bad-status-line'
      ? Buffer.concat([Buffer.from('ICY two-hundred\r\n'), bytes.subarray(bytes.indexOf('\n') + 1)])
      : bytes;
  writeAndEnd(exchange.socket, asSent, 'fin');
}

function oddOnes(variant: (typeof VARIANTS)[number]): readonly Header[] {
  switch (variant) {
    case 'huge':
      return [['X-Padding', 'p'.repeat(64 * 1024)]];
    case 'many':
      return Array.from({ length: 3_000 }, (_unused, index) => [`X-Padding-${index}`, 'p'] as const);
    case 'repeated':
      return [
        ['x-trace-id', 'not-the-first-one'],
        ['Retry-After', '5'],
        ['Retry-After', '50'],
      ];
    case 'folded':
      return [['X-Folded', 'one\r\n two']];
    case 'control-characters':
      return [['X-Control', 'a\u0000b\u0007c']];
    case 'no-colon':
      return [['X-Next', 'one\r\nthis line has none']];
    case 'two-lengths':
      return [['Content-Length', '7']];
    case 'bad-status-line':
      return [];
  }
}
