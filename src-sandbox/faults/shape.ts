import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import type { Json } from '../json.ts';
import { parseTimestamp } from '../world/timestamps.ts';
import { changeObjects, type Members } from './answer-json.ts';

/** Values that no document names, in place of the known ones. */
export const UnknownEnums = z.strictObject({
  kind: z.literal('unknown-enums'),
  status: z.string().optional(),
  type: z.string().optional(),
  author: z.string().optional(),
});

export function playUnknownEnums(exchange: Exchange, spec: z.output<typeof UnknownEnums>): void {
  exchange.send(changeObjects(exchange.apply(), (members) => replaced(members, spec)));
}

function replaced(members: Members, { status, type, author }: z.output<typeof UnknownEnums>): Members {
  return {
    ...members,
    ...(status !== undefined && 'status' in members && { status }),
    ...(type !== undefined && 'type' in members && { type }),
    ...(author !== undefined && 'author' in members && { author }),
  };
}

/** Fields that are missing, null, more than promised, or ids as strings: in the case, or in every comment. */
export const Fields = z.strictObject({
  kind: z.literal('fields'),
  remove: z.array(z.string()).default([]),
  nullify: z.array(z.string()).default([]),
  add: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  idsAsStrings: z.boolean().default(false),
  /** Only the newest comment, so that the others show whether they survive. */
  onlyFirst: z.boolean().default(false),
});

export function playFields(exchange: Exchange, spec: z.output<typeof Fields>): void {
  exchange.send(
    changeObjects(exchange.apply(), (members, index) => (spec.onlyFirst && index > 0 ? members : reshaped(members, spec))),
  );
}

function reshaped(members: Members, spec: z.output<typeof Fields>): Members {
  const kept = Object.entries(members)
    .filter(([name]) => !spec.remove.includes(name))
    .map(([name, value]): [string, Json | undefined] => {
      if (spec.nullify.includes(name)) return [name, null];
      return [name, spec.idsAsStrings && name === 'id' ? String(value) : value];
    });
  return { ...Object.fromEntries(kept), ...spec.add };
}

const STYLES = ['no-milliseconds', 'zulu', 'offset', 'microseconds', 'epoch', 'garbage', 'as-is'] as const;

/** Timestamps in other forms, or moved: a skewed clock, the future, 1970. */
export const Timestamps = z.strictObject({
  kind: z.literal('timestamps'),
  style: z.enum(STYLES).default('as-is'),
  shiftMilliseconds: z.number().int().default(0),
  /** All become this moment (milliseconds since 1970) instead of being moved. */
  fixed: z.number().int().optional(),
});

export function playTimestamps(exchange: Exchange, spec: z.output<typeof Timestamps>): void {
  const restyled = (value: Json | undefined): Json | undefined =>
    typeof value === 'string' ? inStyle(spec.fixed ?? parseTimestamp(value) + spec.shiftMilliseconds, spec.style) : value;
  exchange.send(
    changeObjects(exchange.apply(), (members) => ({
      ...members,
      ...('createdAt' in members && { createdAt: restyled(members.createdAt) }),
      ...('updatedAt' in members && { updatedAt: restyled(members.updatedAt) }),
    })),
  );
}

function inStyle(at: number, style: (typeof STYLES)[number]): Json {
  const plain = new Date(at).toISOString().slice(0, -1);
  switch (style) {
    case 'as-is':
      return plain;
    case 'no-milliseconds':
      return plain.slice(0, 19);
    case 'zulu':
      return `${plain}Z`;
    case 'offset':
      return `${new Date(at + 7_200_000).toISOString().slice(0, -1)}+02:00`;
    case 'microseconds':
      return `${plain}123`;
    case 'epoch':
      return at;
    case 'garbage':
      return 'last Tuesday';
  }
}
