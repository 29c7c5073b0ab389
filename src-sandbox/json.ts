import { randomBytes } from 'node:crypto';

/** What JSON can hold, with whole numbers of any length. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON text in which a `bigint` stands with its exact digits. Ids are int64 (partner-cases-v1.md "The Partner Case resource"),
 * and `JSON.stringify` refuses a bigint, while a number would be rounded above 2^53.
 */
export function stringifyJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(stringifyJson).join(',')}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${stringifyJson(member)}`],
  );
  return `{${members.join(',')}}`;
}

// A string, or a number: whichever comes first, so that digits inside a string are never touched.
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON; whole numbers too long for a double come back as `bigint`. Throws `SyntaxError` as `JSON.parse` does. */
export function parseJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  // A mark that no sender can guess: a string in the text can not pass for one of our numbers.
  const mark = `${randomBytes(12).toString('hex')}:`;
  let found = false;
  const marked = text.replace(TOKEN, (token) => {
    if (!/^-?\d+$/.test(token) || Number.isSafeInteger(Number(token))) return token;
    found = true;
    return `"${mark}${token}"`;
  });
  if (!found) return plain;
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
