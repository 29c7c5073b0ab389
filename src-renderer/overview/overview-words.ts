import type { AgeBucket, Overview, OverviewPart, StatusGroup } from '../../src-shared/overview.ts';

export const PART_TITLES: Readonly<Record<OverviewPart, string>> = {
  statuses: 'Cases by status',
  waiting: 'How long Wise waits for you',
  answers: 'Time to our answer',
  volume: 'Volume by day',
};

export const GROUP_NAMES: Readonly<Record<StatusGroup, string>> = {
  'needs-action': 'Needs action',
  'with-wise': 'With Wise',
  creating: 'Creating',
  solved: 'Solved',
  closed: 'Closed',
  other: 'Other',
};

export const BUCKET_NAMES: Readonly<Record<AgeBucket, string>> = {
  'under-4h': 'Under 4 hours',
  'under-1d': '4 to 24 hours',
  'under-3d': '1 to 3 days',
  'under-7d': '3 to 7 days',
  'over-7d': 'Over 7 days',
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `35 min`, `4.5 h`, `2.1 d`. */
export function formatSpan(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  if (milliseconds < HOUR) return `${Math.round(milliseconds / 60_000)} min`;
  if (milliseconds < 2 * DAY) return `${round(milliseconds / HOUR)} h`;
  return `${round(milliseconds / DAY)} d`;
}

const round = (value: number) => (Math.round(value * 10) / 10).toLocaleString('en');

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `18 Nov` of `2026-11-18`; the day is one of a calendar, so no zone may shift it. */
export function formatDayName(day: string): string {
  return short.format(new Date(`${day}T00:00:00Z`));
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What a chart says, in a sentence: read by everybody first, and by some in its place. */
export function summaryOf(overview: Overview, part: OverviewPart): string {
  switch (part) {
    case 'statuses': {
      const [first, last] = [overview.statuses[0], overview.statuses.at(-1)];
      if (first === undefined || last === undefined) return '';
      const then = first.counts['needs-action'];
      return `${count(last.counts['needs-action'], 'case needs', 'cases need')} action, ${last.counts['with-wise'].toLocaleString('en')} ${last.counts['with-wise'] === 1 ? 'is' : 'are'} with Wise. ${overview.days} days ago ${then === 1 ? 'it was 1' : `it was ${then.toLocaleString('en')}`} that needed action.`;
    }
    case 'waiting': {
      const total = sum(overview.waiting.map(({ cases }) => cases));
      if (total === 0) return 'No case waits for you.';
      const long = sum(
        overview.waiting.filter(({ bucket }) => bucket === 'under-7d' || bucket === 'over-7d').map(({ cases }) => cases),
      );
      return `${count(total, 'case waits', 'cases wait')} for you, ${long === 0 ? 'none' : long.toLocaleString('en')} of them for more than three days.`;
    }
    case 'answers': {
      const answered = sum(overview.answers.map(({ answers }) => answers));
      const newest = overview.answers.findLast(({ answers }) => answers > 0);
      if (newest === undefined) return 'Nothing was answered in this time.';
      return `${count(answered, 'answer', 'answers')} in ${overview.days} days. In the newest week with any, half came within ${formatSpan(newest.medianMilliseconds)} and nine of ten within ${formatSpan(newest.p90Milliseconds)}.`;
    }
    case 'volume': {
      const total = (key: 'wise' | 'partner' | 'created') => sum(overview.volume.map((day) => day[key]));
      return `In ${overview.days} days: ${count(total('wise'), 'entry', 'entries')} by Wise, ${total('partner').toLocaleString('en')} by your side, ${count(total('created'), 'case', 'cases')} created.`;
    }
  }
}

export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The numbers of a chart, the newest first where they go by time. */
export function tableOf(overview: Overview, part: OverviewPart): Table {
  const number = (n: number) => n.toLocaleString('en');
  switch (part) {
    case 'statuses':
      return {
        heads: ['Day', ...Object.values(GROUP_NAMES)],
        rows: overview.statuses
          .map(({ day, counts }) => [
            formatDayName(day),
            ...[counts['needs-action'], counts['with-wise'], counts.creating, counts.solved, counts.closed, counts.other].map(
              number,
            ),
          ])
          .reverse(),
      };
    case 'waiting':
      return {
        heads: ['Waiting', 'Cases'],
        rows: overview.waiting.map(({ bucket, cases }) => [BUCKET_NAMES[bucket], number(cases)]),
      };
    case 'answers':
      return {
        heads: ['Week from', 'Answers', 'Median', '90 %'],
        rows: overview.answers
          .map((week) => [
            formatDayName(week.week),
            number(week.answers),
            formatSpan(week.medianMilliseconds),
            formatSpan(week.p90Milliseconds),
          ])
          .reverse(),
      };
    case 'volume':
      return {
        heads: ['Day', 'By Wise', 'By your side', 'By others', 'Created'],
        rows: overview.volume
          .map((day) => [formatDayName(day.day), ...[day.wise, day.partner, day.others, day.created].map(number)])
          .reverse(),
      };
  }
}
