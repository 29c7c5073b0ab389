import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Call, jsonAnswer, textAnswer } from '../http/answer.ts';
import { parseJson } from '../json.ts';
import type { Control } from './control.ts';
import { OPERATIONS } from './operations.ts';

export const CONTROL_PREFIX = '/_sandbox/';

/** Answers `POST /_sandbox/{operation}` for whoever sends the key as `X-Sandbox-Key`. */
export async function answerControl(call: Call, control: Control, key: string): Promise<Answer> {
  if (!sameKey(call.headers['x-sandbox-key'] ?? '', key)) return jsonAnswer(403, { error: 'X-Sandbox-Key is missing or wrong.' });
  const name = call.path.slice(CONTROL_PREFIX.length);
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) return jsonAnswer(404, { error: `There is no operation ${name}.` });
  if (call.method !== 'POST') return jsonAnswer(405, { error: 'Operations are called by POST.' });
  try {
    const result = await operation(control, call.body === '' ? {} : parseJson(call.body));
    return textAnswer(200, 'application/json', JSON.stringify({ result: result ?? null }));
  } catch (cause) {
    const error = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : String(cause);
    return jsonAnswer(400, { error });
  }
}

function sameKey(given: string, key: string): boolean {
  const [a, b] = [given, key].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
