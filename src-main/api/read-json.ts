/**
 * Reads JSON without losing int64: a whole number that a JavaScript number can not hold becomes its own digits as text.
 * `__proto__` stays an ordinary property, which the schemas then drop.
 * @returns null where the bytes are no JSON, including nesting too deep to read.
 */
export function readJson(bytes: Uint8Array): { readonly value: unknown } | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
  try {
    const value: unknown = JSON.parse(text, keepLargeIntegers);
    return { value };
  } catch (cause) {
    // RangeError: the stack ran out on absurd nesting, which no answer of the API has.
    if (cause instanceof SyntaxError || cause instanceof RangeError) return null;
    throw cause;
  }
}

function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
