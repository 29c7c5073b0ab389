import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { changeComments, type Members } from './answer-json.ts';

const CHANGES = [
  'oldest-first',
  'rotated',
  'repeated',
  'repeated-differing',
  'vanished',
  'changed',
  'empty',
  'same-time',
] as const;

/** A list of comments that is not what it was: the case itself is left alone. */
export const Thread = z.strictObject({ kind: z.literal('thread'), change: z.enum(CHANGES) });

export function playThread(exchange: Exchange, spec: z.output<typeof Thread>): void {
  exchange.send(changeComments(exchange.apply(), (comments) => changed(comments, spec.change)));
}

function changed(comments: readonly Members[], change: (typeof CHANGES)[number]): readonly Members[] {
  const [newest, ...older] = comments;
  if (newest === undefined) return comments;
  switch (change) {
    case 'oldest-first':
      return comments.toReversed();
    case 'rotated':
      return [...older, newest];
    case 'repeated':
      return [newest, ...comments];
    case 'repeated-differing':
      return [{ ...newest, plainBody: `${newest.plainBody} (second copy)` }, ...comments];
    case 'vanished':
      return older;
    case 'changed':
      return [{ ...newest, plainBody: `${newest.plainBody} (edited)` }, ...older];
    case 'empty':
      return [];
    case 'same-time':
      return comments.map((comment) => ({ ...comment, createdAt: newest.createdAt }));
  }
}

/** A list with `count` more comments than there are. */
export const HugeThread = z.strictObject({
  kind: z.literal('huge-thread'),
  count: z.number().int().positive(),
  length: z.number().int().positive().default(200),
});

export function playHugeThread(exchange: Exchange, spec: z.output<typeof HugeThread>): void {
  const text = 'Lorem ipsum dolor sit amet. '.repeat(Math.ceil(spec.length / 28)).slice(0, spec.length);
  const added = Array.from({ length: spec.count }, (_unused, index) => ({
    id: 1_000_000_000_000 + spec.count - index,
    plainBody: text,
    author: index % 2 === 0 ? 'WISE_AGENT' : 'PARTNER',
    createdAt: new Date(1_600_000_000_000 + (spec.count - index) * 60_000).toISOString().slice(0, -1),
  }));
  exchange.send(changeComments(exchange.apply(), (comments) => [...comments, ...added]));
}

/** Another case's answer, as a broken cache would give it. */
export const WrongCase = z.strictObject({ kind: z.literal('wrong-case'), caseId: z.string().regex(/^\d+$/) });

export function playWrongCase(exchange: Exchange, spec: z.output<typeof WrongCase>): void {
  const path = exchange.call.path.replace(/^(\/v1\/cases\/)[^/]+/, `$1${spec.caseId}`);
  exchange.send(exchange.apply((call) => ({ ...call, path })));
}
