import { z } from 'zod';

const text = z.string().min(1).optional().catch(undefined);
const detail = z
  .object({ code: text, message: text, path: text, field: text, ref: text, detail: text })
  .optional()
  .catch(undefined);

/** The union of every error body seen (wise-api.md section 4, shapes A to E); anything unreadable is left out. */
const Body = z.object({
  error: text,
  error_description: text,
  message: text,
  title: text,
  detail: text,
  code: text,
  errorCode: text,
  errorMessage: text,
  errors: z.array(detail).optional().catch(undefined),
});

/** What a person should see of a refusal. */
export type Refusal = { readonly message: string; readonly field: string | null };

const LONGEST_MESSAGE = 500;

/**
 * Finds the words of an error body, whatever its shape.
 * `error_description` is left out on purpose: it may repeat the token (wise-api.md section 4, shape A).
 */
export function readRefusal(body: unknown): Refusal | null {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return null;
  const { data } = parsed;
  const first = data.errors?.find((entry) => entry !== undefined);
  const message =
    first?.detail ??
    first?.message ??
    data.detail ??
    data.message ??
    data.errorMessage ??
    data.title ??
    first?.code ??
    data.code ??
    data.errorCode ??
    data.error;
  if (message === undefined) return null;
  return { message: plain(message), field: first?.field ?? first?.path ?? first?.ref ?? null };
}

/** One line without control characters, short enough for a banner. */
function plain(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  const line = message.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
