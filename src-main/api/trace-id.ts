/** The value that Wise's support asks for (technical-support.md). Kept only where it looks like one. */
export function readTraceId(headers: ReadonlyMap<string, string>): string | null {
  const value = headers.get('x-trace-id') ?? null;
  return value !== null && /^[\w-]{1,128}$/.test(value) ? value : null;
}
