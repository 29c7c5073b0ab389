import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ID_BASES } from './world/ids.ts';

const whole = (name: string, low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/, `--${name} must be a whole number from ${low} to ${high}.`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `--${name} must be a whole number from ${low} to ${high}.`);

const Flags = z.object({
  port: whole('port', 0, 65_535),
  cases: whole('cases', 0, 100_000),
  seed: whole('seed', 0, 4_294_967_295),
  agent: z.enum(['on', 'off'], '--agent must be on or off.'),
  'id-base': z.enum(ID_BASES, `--id-base must be one of: ${ID_BASES.join(', ')}.`),
  'control-key': z.string().min(8, '--control-key must have at least 8 characters.').optional(),
  'client-id': z.string().min(1, '--client-id must not be empty.').optional(),
  'client-secret': z.string().min(1, '--client-secret must not be empty.').optional(),
  token: z.string().min(1, '--token must not be empty.').optional(),
  clock: z.enum(['real', 'hand'], '--clock must be real or hand.'),
});
export type Flags = z.output<typeof Flags>;

export type ReadFlags = { readonly kind: 'flags'; readonly flags: Flags } | { readonly kind: 'wrong'; readonly sentence: string };

/** Reads the command line; what is wrong with it comes back as one sentence. */
export function readFlags(argv: readonly string[]): ReadFlags {
  let values: Record<string, unknown>;
  try {
    values = parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '4010' },
        cases: { type: 'string', default: '12' },
        seed: { type: 'string', default: '1' },
        agent: { type: 'string', default: 'on' },
        'id-base': { type: 'string', default: 'normal' },
        'control-key': { type: 'string' },
        'client-id': { type: 'string' },
        'client-secret': { type: 'string' },
        token: { type: 'string' },
        clock: { type: 'string', default: 'real' },
      },
    }).values;
  } catch (cause) {
    return { kind: 'wrong', sentence: firstSentence(cause instanceof Error ? cause.message : String(cause)) };
  }
  const parsed = Flags.safeParse(values);
  if (parsed.success) return { kind: 'flags', flags: parsed.data };
  return { kind: 'wrong', sentence: parsed.error.issues[0]?.message ?? 'The command line is wrong.' };
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  const end = line.indexOf('. ');
  return end < 0 ? `${line.replace(/\.$/, '')}.` : line.slice(0, end + 1);
}
