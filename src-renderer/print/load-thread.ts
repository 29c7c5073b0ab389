import type { CaseThread, Entry } from '../../src-shared/cases.ts';
import type { Bridge, Reply } from '../../src-shared/ipc.ts';
import { rendered, warmUp } from '../markdown/shared-renderer.ts';
import { type ThreadItem, threadItems } from '../thread/thread-items.ts';
import { visibleText } from '../ui/visible-text.ts';

const WINDOW = 200;

export type Progress = { readonly what: 'loading' | 'preparing'; readonly done: number; readonly total: number };

export type WholeThread = {
  readonly thread: CaseThread;
  readonly entries: readonly Entry[];
};

/** All of a thread, in windows. @returns null where it was given up */
export async function loadThread(
  bridge: Bridge,
  accountId: string,
  caseId: string,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Reply<WholeThread> | null> {
  const opened = await bridge.call('cases.open', { accountId, caseId });
  if (!opened.ok) return opened;
  const thread = opened.value;
  const total = thread.entries.length + thread.olderEntries;
  let entries: readonly Entry[] = thread.entries;
  let left = thread.olderEntries;
  while (left > 0) {
    if (signal.aborted) return null;
    tell({ what: 'loading', done: entries.length, total });
    const [first] = entries;
    if (first === undefined) break;
    const older = await bridge.call('cases.olderEntries', { accountId, caseId, before: first.id, count: WINDOW });
    if (!older.ok) return older;
    entries = [...older.value.entries, ...entries];
    left = older.value.olderEntries;
  }
  return signal.aborted ? null : { ok: true, value: { thread, entries } };
}

export type PrintedItem = { readonly item: ThreadItem; readonly nodes: DocumentFragment | null };

/** What stands on paper: entries, days and changes of status, with every text parsed and sanitised. @returns null: given up */
export async function prepareItems(
  { thread, entries }: WholeThread,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<readonly PrintedItem[] | null> {
  await warmUp();
  const items = threadItems({ ...thread, sends: [] }, entries, 0, entries.at(-1)?.id ?? null);
  const printed: PrintedItem[] = [];
  for (const item of items) {
    if (signal.aborted) return null;
    if (printed.length % 20 === 0) tell({ what: 'preparing', done: printed.length, total: items.length });
    const text = item.kind === 'entry' ? item.entry.body : item.kind === 'opening' ? item.text : null;
    printed.push({ item, nodes: text === null ? null : (await rendered(`print ${item.key}`, visibleText(text))).nodes });
  }
  return printed;
}
