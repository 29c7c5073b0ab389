import { startWorker } from '../workers.ts';

/** What parsing one text may cost; then the thread is ended and the text is shown as it is. */
export const BUDGET_MS = 300;
/** Until then there is an answer, whatever waits in line before it. A late rich answer still replaces a plain one. */
export const ANSWER_MS = 450;

export type Parser = (text: string, answer: (html: string | null) => void) => () => void;

type Job = { readonly number: number; readonly text: string; readonly answer: (html: string | null) => void; done: boolean };

/** One thread, newest text first, a hard budget for each. */
export function createParser(): Parser {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let current: Job | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let jobs = 0;

  function finish(html: string | null): void {
    clearTimeout(timer);
    const job = current;
    current = null;
    if (job !== null && !job.done) job.answer(html);
    next();
  }

  function start(): Worker {
    const made = startWorker('markdown');
    made.addEventListener('message', (event: MessageEvent<{ job: number; html: string | null }>) => {
      if (event.data.job === current?.number) finish(event.data.html);
    });
    made.addEventListener('error', () => restart());
    return made;
  }

  function restart(): void {
    worker?.terminate();
    worker = null;
    finish(null);
  }

  function next(): void {
    if (current !== null) return;
    do {
      current = waiting.pop() ?? null;
    } while (current?.done === true);
    if (current === null) return;
    const cold = worker === null;
    worker ??= start();
    worker.postMessage({ job: current.number, text: current.text });
    // Starting the thread is not the text's fault.
    timer = setTimeout(restart, cold ? BUDGET_MS * 4 : BUDGET_MS);
  }

  return (text, answer) => {
    const late = setTimeout(() => answer(null), ANSWER_MS);
    const job: Job = {
      number: ++jobs,
      text,
      answer(html) {
        clearTimeout(late);
        answer(html);
      },
      done: false,
    };
    waiting.push(job);
    queueMicrotask(next);
    return () => {
      clearTimeout(late);
      job.done = true;
    };
  };
}
