import type { SavedReplySummary } from '../../src-shared/replies.ts';
import { fuzzyScore } from '../ui/fuzzy.ts';

/** A hit in the words of a reply counts less than one in its name. */
const IN_WORDS = -20;
const WITH_FOLDER = -2;

/** The saved replies that fit what was typed, the best first; all of them, as they are, where nothing was. */
export function findReplies(replies: readonly SavedReplySummary[], query: string): readonly SavedReplySummary[] {
  const wanted = query.trim();
  if (wanted === '') return replies;
  return replies
    .flatMap((reply) => {
      const inName = fuzzyScore(wanted, reply.name);
      const inBoth = fuzzyScore(wanted, `${reply.folder} ${reply.name}`);
      const inWords = reply.firstLine.toLowerCase().includes(wanted.toLowerCase()) ? IN_WORDS : null;
      const scores = [inName, inBoth === null ? null : inBoth + WITH_FOLDER, inWords].filter((score) => score !== null);
      return scores.length === 0 ? [] : [{ reply, score: Math.max(...scores) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ reply }) => reply);
}

/** Replies by folder, in the order in which they come; what is in none is first. */
export function byFolder(
  replies: readonly SavedReplySummary[],
): readonly { readonly folder: string; readonly replies: readonly SavedReplySummary[] }[] {
  const folders = new Map<string, SavedReplySummary[]>();
  for (const reply of replies) folders.set(reply.folder, [...(folders.get(reply.folder) ?? []), reply]);
  return [...folders].map(([folder, inFolder]) => ({ folder, replies: inFolder }));
}
