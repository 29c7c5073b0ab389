import { isAllWell, type StatusDocument } from '../../src-shared/status-page.ts';

const MINUTE = 60_000;
const CALM_MILLISECONDS = 5 * MINUTE;
const TROUBLED_MILLISECONDS = MINUTE;
const LONGEST_MILLISECONDS = 30 * MINUTE;

/**
 * How long the status page is left alone: a minute while it tells of something, five while it does not, and twice as long
 * after each read that failed.
 * @param failures reads in a row that failed
 * @param asked what the page itself asked for (429, 503); null: nothing
 */
export function nextStatusRead(document: StatusDocument | null, failures: number, asked: number | null): number {
  const base = document === null || isAllWell(document) ? CALM_MILLISECONDS : TROUBLED_MILLISECONDS;
  const wait = base * 2 ** Math.min(failures, 10);
  return Math.min(LONGEST_MILLISECONDS, Math.max(wait, asked ?? 0));
}
