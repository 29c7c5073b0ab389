import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Entry } from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { sameText } from '../../src-shared/same-text.ts';
import { threadFacts } from '../../src-shared/thread-facts.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { all } from '../store/database.ts';
import { assembleThread, olderEntries } from './assemble-thread.ts';
import { mustFindTracked } from './register.ts';
import { threadMarkdown, utcTime } from './thread-markdown.ts';

/** Entries a turn, so that a thread of thousands does not hold the main thread. */
const BATCH = 200;

const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

type Where = { where: string | null };

/** The whole thread, from the local store, as one Markdown file. */
export async function exportThread(session: Session, accountId: string, caseId: string, withNote: boolean): Promise<Where> {
  const { stores, ports, runtime } = session;
  const tracked = mustFindTracked(session, accountId, caseId);
  const { account, client } = runtime(accountId);
  const thread = assembleThread(stores, client.dialect, accountId, caseId);
  if (thread === null) throw new AppFailure({ kind: 'no-such-case' });

  let entries: Entry[] = [...thread.entries];
  let left = thread.olderEntries;
  const windows: Entry[][] = [];
  while (left > 0) {
    await nextTurn();
    const first = entries[0];
    if (first === undefined) break;
    const older = olderEntries(stores, tracked, first.id, BATCH);
    windows.unshift(entries);
    entries = older.entries;
    left = older.olderEntries;
  }
  const whole = [...entries, ...windows.flat()];

  const { row } = thread;
  const facts = threadFacts(thread, {
    account: `${account.label} (${account.environment})`,
    savedAt: ports.clock.now(),
    opened: (moment) => `${utcTime(moment)} (${local.format(moment)})`,
    moment: utcTime,
  });
  const isRepeated = whole.some((entry) => thread.description !== null && sameText(entry.body, thread.description));
  const text = threadMarkdown(
    {
      title: row.subject ?? row.externalId ?? `Case ${row.id}`,
      facts: [...facts, ['Entries', String(whole.length)]],
      note: withNote ? { text: tracked.note ?? '', tags: tagsOf(session, accountId, caseId) } : null,
      opening:
        thread.description === null || isRepeated ? null : { text: thread.description, at: row.createdAt ?? thread.trackedAt },
      entries: whole,
      statusChanges: thread.statusChanges.filter(({ from }) => from !== null),
    },
    (moment) => local.format(moment),
  );
  return saveThread(session, accountId, caseId, 'markdown', text);
}

function tagsOf(session: Session, accountId: string, caseId: string): string[] {
  return all(
    session.stores.desk,
    z.object({ tag: z.string() }),
    'SELECT tag FROM case_tags WHERE account_id = ? AND case_id = ? ORDER BY tag',
    accountId,
    caseId,
  ).map(({ tag }) => tag);
}

const ENDINGS = { markdown: 'md', html: 'html', pdf: 'pdf' } as const;

async function saveThread(
  session: Session,
  accountId: string,
  caseId: string,
  format: keyof typeof ENDINGS,
  content: string | Uint8Array,
): Promise<Where> {
  const { ports } = session;
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const where = await ports.files.save(`case-${caseId}-${day}.${ENDINGS[format]}`, bytes);
  if (where !== null) audit(session, { action: 'thread-exported', accountId, caseId, format });
  return { where };
}

/** What acts by itself and no policy of a file stops everywhere: a `meta` that leads elsewhere, say. A printed thread has none of them. */
const ACTIVE = /<(?:meta|base|link|script|style|iframe|frame|object|embed|form)\b/i;

export type PrintedPage = { readonly title: string; readonly style: string; readonly body: string };

/**
 * The printed form of a thread as one file. What the page sanitised is wrapped here, in the process that no text of a case
 * can reach: the policy allows this one style and nothing else, so that even markup that slipped through would do nothing.
 */
export async function saveThreadHtml(session: Session, accountId: string, caseId: string, page: PrintedPage): Promise<Where> {
  mustFindTracked(session, accountId, caseId);
  if (/<\/style/i.test(page.style)) throw new AppFailure({ kind: 'bad-request', at: ['style'] });
  if (ACTIVE.test(page.body)) throw new AppFailure({ kind: 'bad-request', at: ['body'] });
  return saveThread(session, accountId, caseId, 'html', wrapPage(page));
}

export function wrapPage({ title, style, body }: PrintedPage): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Saves what the window would print now: the page shows nothing but the thread on paper. */
export async function saveThreadPdf(session: Session, accountId: string, caseId: string): Promise<Where & { possible: boolean }> {
  mustFindTracked(session, accountId, caseId);
  const pdf = await session.ports.printer.pdf();
  if (pdf === null) return { where: null, possible: false };
  return { ...(await saveThread(session, accountId, caseId, 'pdf', pdf)), possible: true };
}
