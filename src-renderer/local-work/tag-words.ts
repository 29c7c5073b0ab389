import { Tag } from '../../src-shared/work.ts';

const sameTag = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** What is typed, cut into tags. @returns the first mistake in a sentence where one of them can not be a tag. */
export function readTags(typed: string): { readonly tags: readonly string[]; readonly error: string | null } {
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  const tags = words.filter((word, at) => words.findIndex((other) => sameTag(other, word)) === at);
  const wrong = tags.find((tag) => !Tag.safeParse(tag).success);
  if (wrong === undefined) return { tags, error: null };
  return { tags: [], error: wrong.length > 40 ? 'A tag has at most 40 characters.' : 'A tag is one word without quotes.' };
}

/** Known tags that the last word could become, without those that are there. */
export function tagsLike(typed: string, known: readonly string[], taken: readonly string[]): readonly string[] {
  const last = /[^\s,]*$/.exec(typed)?.[0].toLowerCase() ?? '';
  const written = readTags(typed.slice(0, typed.length - last.length)).tags;
  return known
    .filter((tag) => tag.toLowerCase().startsWith(last) && ![...taken, ...written].some((other) => sameTag(other, tag)))
    .slice(0, 8);
}

/** The text after a known tag took the place of the last word. */
export function withTag(typed: string, tag: string): string {
  return `${typed.replace(/[^\s,]*$/, '')}${tag} `;
}
