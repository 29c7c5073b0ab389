import { MAX_IMPORT_ROWS } from '../../src-shared/register.ts';
import { startWorker } from '../workers.ts';
import { LARGEST_FILE, type ReadTable } from './read-table.ts';

/** A file of the largest size takes a few seconds; beyond this something is wrong with it. */
const BUDGET_MS = 60_000;

/** What became of a chosen file; `unreadable`: the system would not give it, or it took too long. */
export type FileRead = ReadTable | 'unreadable';

/** Reads a table out of a file, in a thread of its own. @returns its end, for a person who changed their mind. */
export function readFile(file: File, done: (read: FileRead) => void): () => void {
  if (file.size > LARGEST_FILE) {
    done({ ok: false, problem: 'too-big' });
    return () => undefined;
  }
  const worker = startWorker('table');
  const timer = setTimeout(() => finish('unreadable'), BUDGET_MS);
  function end(): void {
    clearTimeout(timer);
    worker.terminate();
  }
  function finish(read: FileRead): void {
    end();
    done(read);
  }
  worker.addEventListener('message', (event: MessageEvent<ReadTable | null>) => finish(event.data ?? 'unreadable'));
  worker.addEventListener('error', () => finish('unreadable'));
  worker.postMessage({ file, mostRows: MAX_IMPORT_ROWS });
  return end;
}
