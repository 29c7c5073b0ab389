import type { ImportJob, ImportOutcome } from '../../src-shared/register.ts';
import { MAX_IMPORT_ROWS } from '../../src-shared/register.ts';
import { LARGEST_FILE, type TableProblem } from './read-table.ts';

export function problemWords(problem: TableProblem, at?: number): string {
  const most = MAX_IMPORT_ROWS.toLocaleString('en');
  switch (problem) {
    case 'too-big':
      return `The file is larger than ${LARGEST_FILE / 1024 / 1024} MB. Split it, or keep only the column of ids.`;
    case 'binary':
      return 'This is no text file. Save the table as CSV, and choose that file.';
    case 'empty':
      return 'The file is empty.';
    case 'only-headers':
      return 'The file has a heading and no rows below it.';
    case 'too-many-rows':
      return `The file has more than ${most} rows. Split it into files of at most ${most}, and import one after the other.`;
    case 'quotes':
      return `A quotation mark near row ${(at ?? 1).toLocaleString('en')} is not closed, so the rows below it can not be told apart.`;
  }
}

/** Outcomes in the order in which they are shown. */
export const OUTCOMES: readonly ImportOutcome[] = [
  'tracked',
  'already-tracked',
  'not-found',
  'forbidden',
  'unreadable',
  'waiting',
  'cancelled',
];

export function outcomeWords(outcome: ImportOutcome): string {
  switch (outcome) {
    case 'tracked':
      return 'Added';
    case 'already-tracked':
      return 'Here already';
    case 'not-found':
      return 'Not at Wise';
    case 'forbidden':
      return "Another client's";
    case 'unreadable':
      return 'No readable answer';
    case 'waiting':
      return 'Waiting';
    case 'cancelled':
      return 'Left out';
  }
}

export function countOf(job: ImportJob, outcome: ImportOutcome): number {
  return job.counts[outcome] ?? 0;
}

/** How many rows have an answer. */
export function settledOf(job: ImportJob): number {
  return job.total - countOf(job, 'waiting') - countOf(job, 'cancelled');
}

/** An import in one line. */
export function importWords(job: ImportJob): string {
  const settled = settledOf(job).toLocaleString('en');
  const total = job.total.toLocaleString('en');
  if (job.state === 'running') return `Adding cases: ${settled} of ${total}`;
  const added = countOf(job, 'tracked').toLocaleString('en');
  if (job.state === 'cancelled')
    return `Import stopped: ${added} added, ${countOf(job, 'cancelled').toLocaleString('en')} left out`;
  const failed = countOf(job, 'not-found') + countOf(job, 'forbidden') + countOf(job, 'unreadable');
  return `Import finished: ${added} added${failed === 0 ? '' : `, ${failed.toLocaleString('en')} not`}`;
}
