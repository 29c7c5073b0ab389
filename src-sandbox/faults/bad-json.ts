import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { Apply, answerFor } from './ending.ts';

const VARIANTS = [
  'cut',
  'byte-order-mark',
  'nul',
  'nan',
  'trailing-text',
  'duplicate-keys',
  'proto',
  'invalid-utf8',
  'lone-surrogate',
  'deep',
  'wrong-charset',
  'plain-text',
  'empty',
  'null',
  'list',
] as const;
type Variant = (typeof VARIANTS)[number];

/** A body that is not JSON, or JSON of a kind that trips a reader (reliability-and-security.md section 2, rows 39 and 40). */
export const BadJson = z.strictObject({
  kind: z.literal('bad-json'),
  apply: Apply,
  variant: z.enum(VARIANTS),
  /** Of `deep`. */
  depth: z.number().int().positive().default(200_000),
});

export function playBadJson(exchange: Exchange, spec: z.output<typeof BadJson>): void {
  const answer = answerFor(exchange, spec.apply);
  const charset = spec.variant === 'wrong-charset' ? '; charset=utf-16' : '';
  const others = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  exchange.send({
    ...answer,
    headers: [['Content-Type', `application/json${charset}`], ...others],
    body: spoil(answer, spec.variant, spec.depth),
  });
}

function spoil(answer: Answer, variant: Variant, depth: number): Buffer {
  const text = answer.body.length === 0 ? '{"message":null,"comments":[]}' : answer.body.toString('utf8');
  const inside = text.slice(1);
  switch (variant) {
    case 'cut':
      return Buffer.from(text.slice(0, -Math.ceil(text.length / 3)));
    case 'byte-order-mark':
      return Buffer.from(`\ufeff${text}`);
    case 'nul':
      return Buffer.from(`{"note":"a\u0000b",${inside}`);
    case 'nan':
      return Buffer.from(`{"count":NaN,${inside}`);
    case 'trailing-text':
      return Buffer.from(`${text}\n<!-- served by edge 7 -->`);
    case 'duplicate-keys':
      return Buffer.from(`{"status":"CLOSED","id":1,"comments":[],${inside}`);
    case 'proto':
      return Buffer.from(`{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${inside}`);
    case 'invalid-utf8':
      return Buffer.concat([Buffer.from('{"note":"'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from(`",${inside}`)]);
    case 'lone-surrogate':
      return Buffer.from(`{"note":"\\ud83d",${inside}`);
    case 'deep':
      return Buffer.from(`{"note":${'['.repeat(depth)}${']'.repeat(depth)},${inside}`);
    case 'wrong-charset':
      return Buffer.from(text, 'utf8');
    case 'plain-text':
      return Buffer.from('OK');
    case 'empty':
      return Buffer.alloc(0);
    case 'null':
      return Buffer.from('null');
    case 'list':
      return Buffer.from(`[${text}]`);
  }
}
