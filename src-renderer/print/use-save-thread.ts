import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { AccountSummary } from '../../src-shared/accounts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { titleOf } from '../inbox/row-words.ts';
import { pageText } from '../markdown/to-page.ts';
import type { Desk } from '../stores/desk.ts';
import { useDesk } from '../stores/hooks.ts';
import type { ThreadFormat } from '../stores/ui-store.ts';
import { loadThread, type Progress, prepareItems } from './load-thread.ts';
import type { Printed } from './PrintDocument.tsx';
import pageStyle from './print-document.css?inline';

export type SaveState = {
  /** Null while nothing runs. */
  readonly progress: Progress | null;
  /** What is mounted for the printer. */
  readonly printed: Printed | null;
  readonly error: AppError | null;
  /** This host makes no PDF. */
  readonly impossible: boolean;
};

const IDLE: SaveState = { progress: null, printed: null, error: null, impossible: false };

type Options = {
  readonly caseId: string;
  readonly format: ThreadFormat;
  /** Where the document is mounted once `printed` is there. */
  readonly page: RefObject<HTMLDivElement | null>;
};

/** Loads a thread, mounts it for the printer, and makes of it what was asked for. It can be given up until it is written. */
export function useSaveThread({ caseId, format, page }: Options) {
  const desk = useDesk();
  const [state, setState] = useState(IDLE);
  const running = useRef<AbortController | null>(null);

  const giveUp = useCallback(() => running.current?.abort(), []);

  async function begin(withNote: boolean, account: AccountSummary | undefined): Promise<void> {
    if (account === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    const tell = (progress: Progress) => {
      if (!abort.signal.aborted) setState({ ...IDLE, progress });
    };
    tell({ what: 'loading', done: 0, total: 1 });
    if (format === 'markdown') {
      const reply = await desk.bridge.call('thread.export', { accountId: account.id, caseId, format, withNote });
      return finish(desk, abort.signal, setState, reply.ok ? reply.value : reply.error);
    }
    const loaded = await loadThread(desk.bridge, account.id, caseId, tell, abort.signal);
    if (loaded === null) return;
    if (!loaded.ok) return finish(desk, abort.signal, setState, loaded.error);
    const items = await prepareItems(loaded.value, tell, abort.signal);
    if (items === null) return;
    const printed: Printed = {
      thread: loaded.value.thread,
      items,
      account: `${account.label} (${account.environment})`,
      withNote,
      savedAt: Date.now(),
    };
    setState((old) => ({ ...old, printed }));
  }

  // The document is in the page when this runs.
  const { printed } = state;
  const made = useRef<Printed | null>(null);
  useEffect(() => {
    const signal = running.current?.signal;
    if (printed === null || printed === made.current || page.current === null || signal === undefined || signal.aborted) return;
    made.current = printed;
    void make(desk, format, printed, page.current).then((result) => finish(desk, signal, setState, result));
  }, [desk, format, printed, page]);

  return { state, begin, giveUp };
}

type Made = { readonly where: string | null; readonly possible?: boolean } | AppError | 'printed';

async function make(desk: Desk, format: ThreadFormat, { thread }: Printed, page: HTMLElement): Promise<Made> {
  const { accountId, row } = thread;
  const target = { accountId, caseId: row.id };
  const title = `${titleOf(row)} (case ${row.id})`;
  if (format === 'html') {
    const body = `<main class="print-document">${pageText(page)}</main>`;
    const reply = await desk.bridge.call('thread.saveHtml', { ...target, title: title.slice(0, 1_000), style: pageStyle, body });
    return reply.ok ? reply.value : reply.error;
  }
  // The name of the window becomes the name of the document.
  const before = document.title;
  document.title = title;
  try {
    if (format === 'pdf') {
      const reply = await desk.bridge.call('thread.savePdf', target);
      return reply.ok ? reply.value : reply.error;
    }
    const noted = await desk.bridge.call('thread.printing', target);
    if (!noted.ok) return noted.error;
    window.print();
    return 'printed';
  } finally {
    document.title = before;
  }
}

function finish(desk: Desk, signal: AbortSignal, setState: (state: SaveState) => void, result: Made): void {
  if (signal.aborted) return;
  if (result === 'printed') desk.ui.closeDialog();
  else if ('kind' in result) setState({ ...IDLE, error: result });
  else if (result.possible === false) setState({ ...IDLE, impossible: true });
  // The person changed their mind in the dialog of the system: ours is still there.
  else if (result.where === null) setState(IDLE);
  else {
    desk.ui.closeDialog();
    desk.ui.notify(`Thread saved: ${result.where}`);
  }
}
