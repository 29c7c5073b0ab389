import Papa from 'papaparse';
import type { Overview, OverviewPart } from '../../src-shared/overview.ts';

/** One part of an overview as a table for a spreadsheet. */
export function overviewCsv(overview: Overview, part: OverviewPart): string {
  return `${Papa.unparse(rowsOf(overview, part), { escapeFormulae: true })}\r\n`;
}

function rowsOf(overview: Overview, part: OverviewPart): Record<string, string | number | null>[] {
  switch (part) {
    case 'statuses':
      return overview.statuses.map(({ day, counts }) => ({
        day,
        needs_action: counts['needs-action'],
        with_wise: counts['with-wise'],
        creating: counts.creating,
        solved: counts.solved,
        closed: counts.closed,
        other: counts.other,
      }));
    case 'waiting':
      return overview.waiting.map(({ bucket, cases }) => ({ waiting: bucket, cases }));
    case 'answers':
      return overview.answers.map((week) => ({
        week_from: week.week,
        answers: week.answers,
        median_hours: inHours(week.medianMilliseconds),
        p90_hours: inHours(week.p90Milliseconds),
      }));
    case 'volume':
      return overview.volume.map(({ day, wise, partner, others, created }) => ({
        day,
        by_wise: wise,
        by_partner: partner,
        by_others: others,
        cases_created: created,
      }));
  }
}

const inHours = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 36_000) / 100);
