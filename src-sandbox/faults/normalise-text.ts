import { z } from 'zod';
import type { Exchange } from '../http/exchange.ts';
import { parseJson } from '../json.ts';
import { NORMALISATIONS, normalise } from '../world/text.ts';

/** The server keeps our comment in another form than we sent it (reliability-and-security.md section 2, row 53). */
export const NormaliseText = z.strictObject({ kind: z.literal('normalise-text'), by: z.enum(NORMALISATIONS) });

const Body = z.object({ comment: z.string() });

export function playNormaliseText(exchange: Exchange, spec: z.output<typeof NormaliseText>): void {
  const read = Body.safeParse(parsedOrNull(exchange.call.body));
  const body = read.success ? JSON.stringify({ comment: normalise(read.data.comment, spec.by) }) : exchange.call.body;
  exchange.send(exchange.apply((call) => ({ ...call, body })));
}

function parsedOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
