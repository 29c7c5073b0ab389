import type { News } from './news.ts';

/** What sort of thing news are about: those of one sort are counted together. */
export type Matter = 'case' | 'send' | 'sign-in' | 'wise-status' | 'support' | 'import';

export function matterOf(kind: News['kind']): Matter {
  switch (kind) {
    case 'entered':
    case 'wrote':
    case 'reopened':
    case 'reminder':
    case 'snooze-over':
      return 'case';
    case 'send-doubtful':
    case 'send-rejected':
      return 'send';
    case 'signed-out':
    case 'keychain-locked':
      return 'sign-in';
    case 'support-closing':
      return 'support';
    case 'imported':
      return 'import';
    case 'wise-status':
      return 'wise-status';
  }
}

const IN_WORDS: Readonly<Record<Matter, (count: number) => string>> = {
  case: (count) => `${count} ${count === 1 ? 'case has' : 'cases have'} news`,
  send: (count) => `${count} of your texts ${count === 1 ? 'needs' : 'need'} you`,
  'sign-in': () => 'Caseport needs you to go on',
  support: (count) =>
    count === 1 ? 'a request to technical support closes soon' : `${count} requests to technical support close soon`,
  import: (count) => (count === 1 ? 'an import is finished' : `${count} imports are finished`),
  'wise-status': () => 'the status page of Wise has news',
};

/** `3 cases have news, an import is finished`, what needs somebody first. */
export function wordsOf(news: readonly News[]): string {
  // The keys of the table, and of nothing else.
  const matters = Object.keys(IN_WORDS) as Matter[];
  const words = matters
    .map((matter) => ({ matter, count: news.filter((one) => matterOf(one.kind) === matter).length }))
    .filter(({ count }) => count > 0)
    .map(({ matter, count }) => IN_WORDS[matter](count))
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
