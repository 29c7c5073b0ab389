import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { PolicyProblem } from '../../src-shared/policy.ts';
import { MOST_SAVED_REPLIES, type SavedReply } from '../../src-shared/replies.ts';
import { mergeReplies, readReplyFiles } from '../../src-shared/reply-files.ts';
import { policyValue } from './enforce.ts';
import type { Policy } from './read-policy.ts';

/** The largest file that is read, in bytes. */
const MAX_BYTES = 20_000_000;

export type OrganisationReplies = {
  readonly replies: readonly (SavedReply & { readonly organisation: true })[];
  /** Why the file can not be used; null where it can, or where there is none. */
  readonly problem: PolicyProblem | null;
};

const NONE: OrganisationReplies = { replies: [], problem: null };
/** Policies are read once at the start, and so is what they name. */
const loaded = new WeakMap<Policy, OrganisationReplies>();

/** The saved replies that the organisation offers to everyone. A file that can not be used is a problem to report, and offers none. */
export function organisationReplies(policy: Policy): OrganisationReplies {
  const known = loaded.get(policy);
  if (known !== undefined) return known;
  const file = policyValue(policy, 'savedRepliesFile');
  const read = file === undefined ? NONE : readFile(file);
  loaded.set(policy, read);
  return read;
}

function readFile(file: string): OrganisationReplies {
  const refused = (message: string): OrganisationReplies => ({
    replies: [],
    problem: { where: file, key: 'savedRepliesFile', message },
  });
  let text: string;
  let updatedAt: number;
  try {
    const stats = statSync(file);
    // A pipe would be waited for, and a device read without an end; a folder is told by the reading.
    if (!stats.isFile() && !stats.isDirectory()) return refused('There is no ordinary file in its place.');
    const { size, mtimeMs } = stats;
    if (size > MAX_BYTES) return refused(`The file is larger than ${MAX_BYTES.toLocaleString('en')} bytes.`);
    text = readFileSync(file, 'utf8');
    updatedAt = Math.max(0, Math.round(mtimeMs));
  } catch (cause) {
    const code = z.object({ code: z.string() }).safeParse(cause).data?.code;
    if (code === undefined) throw cause;
    return refused(WHY_UNREADABLE[code] ?? `The file can not be read (${code}).`);
  }
  const read = readReplyFiles([{ name: basename(file), text }]);
  if (!read.ok) return refused(read.message);
  const { add } = mergeReplies([], read.replies);
  if (add.length > MOST_SAVED_REPLIES) return refused(`It holds more than ${MOST_SAVED_REPLIES.toLocaleString('en')} replies.`);
  const replies = add.map((reply) => ({ ...reply, id: idOf(reply), updatedAt, organisation: true }) as const);
  return { replies, problem: null };
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EISDIR: 'There is a folder in the place of the file.',
  EACCES: 'The file can not be read by this person.',
};

/** The same reply has the same id at every start: a UUID of version 8, which is ours to fill. */
function idOf({ folder, name }: { readonly folder: string; readonly name: string }): string {
  const hex = createHash('sha256').update(`${folder}\n${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
