import { CaseId } from '../../src-shared/ids.ts';

const FORM = /^caseport:\/\/case\/(\d{1,19})\/?$/;

/**
 * Reads a link such as `caseport://case/700000412`. It maps to an id and to nothing else: anything more in it, a query, another
 * path, an encoded slash, makes it no link of ours.
 * @returns the id, or null.
 */
export function readCaseLink(text: string): string | null {
  const parsed = CaseId.safeParse(FORM.exec(text)?.[1]);
  return parsed.success ? parsed.data : null;
}

/** The link among the arguments that a desktop starts us with; null where there is none. */
export function linkAmong(args: readonly string[]): string | null {
  return args.find((argument) => argument.startsWith('caseport:')) ?? null;
}
