/** What is typed after a `/` at the beginning of a line: the place that a saved reply would take, and the words to find it. */
export type Slash = { readonly start: number; readonly end: number; readonly query: string };

/** Longer than any name that somebody looks for. */
const LONGEST_QUERY = 60;

/** The slash that the caret stands behind, if it begins its line and may begin the search for a saved reply. */
export function slashAt(text: string, caret: number): Slash | null {
  const lineStart = text.lastIndexOf('\n', caret - 1) + 1;
  if (caret - lineStart > LONGEST_QUERY * 2) return null;
  // A comment (`//`) and a slash between words (`/ `) are none.
  const match = /^[ \t]*\/((?![/\s])[^\n]*)$/.exec(text.slice(lineStart, caret));
  const query = match?.[1];
  if (query === undefined || query.length > LONGEST_QUERY) return null;
  return { start: caret - query.length - 1, end: caret, query };
}
