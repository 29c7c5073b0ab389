import { z } from 'zod';
import { FolderName, ReplyBody, type ReplyFile, ReplyName } from './replies.ts';

/** A saved reply as files hold it. */
export type PlainReply = { readonly folder: string; readonly name: string; readonly body: string };

export type ReadReplies =
  | { readonly ok: true; readonly replies: readonly PlainReply[] }
  | { readonly ok: false; readonly message: string };

const FORMAT = 'caseport-saved-replies';

const FileReply = z.object({ folder: FolderName.default(''), name: ReplyName, body: ReplyBody });
const Head = z.object({ format: z.literal(FORMAT), version: z.number(), replies: z.array(z.unknown()) });

/** The text of a file that holds these replies. */
export function writeReplyFile(replies: readonly PlainReply[]): string {
  const plain = replies.map(({ folder, name, body }) => ({ folder, name, body }));
  return `${JSON.stringify({ format: FORMAT, version: 1, replies: plain }, null, 2)}\n`;
}

/** The replies of some files, in order, or what is wrong with the first that can not be used. */
export function readReplyFiles(files: readonly ReplyFile[]): ReadReplies {
  const replies: PlainReply[] = [];
  for (const file of files) {
    const read = /\.(md|markdown|txt)$/i.test(file.name) ? readMarkdown(file) : readJson(file);
    if (!read.ok) return { ok: false, message: `${file.name}: ${read.message}` };
    replies.push(...read.replies);
  }
  return replies.length === 0 ? { ok: false, message: 'There is no reply in it.' } : { ok: true, replies };
}

/** One reply: named by its first line where that is a heading, else by the file. */
function readMarkdown({ name: fileName, text }: ReplyFile): ReadReplies {
  const body = text.replace(/^\uFEFF/, '').trim();
  const heading = /^#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(body);
  const name = heading?.[1] ?? fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const rest = heading === null ? body : body.slice(heading[0].length).trim();
  return readAll([{ folder: '', name: name.slice(0, 200), body: rest }]);
}

function readJson({ text }: ReplyFile): ReadReplies {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // What is wrong with the text is said below; where it stops is no help to an agent.
    return { ok: false, message: 'This is no file of saved replies, or it is cut short.' };
  }
  const head = Head.safeParse(json);
  if (!head.success) return { ok: false, message: 'This is no file of saved replies.' };
  if (head.data.version !== 1) return { ok: false, message: 'It was made by a newer Caseport.' };
  return readAll(head.data.replies);
}

function readAll(given: readonly unknown[]): ReadReplies {
  const replies: PlainReply[] = [];
  for (const [index, one] of given.entries()) {
    const read = FileReply.safeParse(one);
    if (!read.success) {
      const issue = read.error.issues[0];
      const where = given.length === 1 ? '' : `Reply ${index + 1}: `;
      const known = issue?.code === 'custom' ? issue.message : `its ${String(issue?.path[0] ?? 'form')} is missing or no text.`;
      return { ok: false, message: `${where}${known}` };
    }
    replies.push(read.data);
  }
  return { ok: true, replies };
}

/** What an import would add to what is here. Nothing that is here is changed by it. */
export function mergeReplies(
  here: readonly PlainReply[],
  incoming: readonly PlainReply[],
): { readonly add: readonly PlainReply[]; readonly alreadyThere: number; readonly renamed: number } {
  const bodies = new Map(here.map((one) => [keyOf(one.folder, one.name), one.body]));
  const add: PlainReply[] = [];
  let alreadyThere = 0;
  let renamed = 0;
  for (const one of incoming) {
    const free = freeName(bodies, one);
    if (free === null) {
      alreadyThere++;
      continue;
    }
    if (free !== one.name) renamed++;
    bodies.set(keyOf(one.folder, free), one.body);
    add.push({ ...one, name: free });
  }
  return { add, alreadyThere, renamed };
}

/** A name under which this text can stand beside what is there; null where the same text stands there already. */
export function freeName(bodies: ReadonlyMap<string, string>, { folder, name, body }: PlainReply): string | null {
  for (let count = 1; ; count++) {
    const ending = count === 1 ? '' : ` (${count})`;
    const candidate = name.slice(0, 200 - ending.length) + ending;
    const there = bodies.get(keyOf(folder, candidate));
    if (there === undefined) return candidate;
    if (there === body) return null;
  }
}

export function keyOf(folder: string, name: string): string {
  return `${folder}\n${name}`;
}
