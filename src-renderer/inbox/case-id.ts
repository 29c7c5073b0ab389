import { readCaseId } from '../../src-shared/ids.ts';

/** An id as an agent types or pastes it, or null. Looks at the shape first: not every text is safe to hand to BigInt. */
export function caseIdOf(typed: string): string | null {
  return typed.length <= 200 && /^\s*#?\s*\d+\s*$/.test(typed) ? readCaseId(typed) : null;
}
