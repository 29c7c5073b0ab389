/** One operator of the search language. `values` are closed where `closed` is true, and suggestions elsewhere. */
export type Operator = {
  readonly name: OperatorName;
  readonly meaning: string;
  readonly closed: boolean;
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
};

export const OPERATOR_NAMES = [
  'status',
  'is',
  'has',
  'tag',
  'before',
  'after',
  'author',
  'subject',
  'type',
  'id',
  'external',
  'transfer',
] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

/** Words for whole views in `status:`; everything else there is a raw status. */
export const VIEW_WORDS = ['needs-action', 'with-wise'] as const;
export type ViewWord = (typeof VIEW_WORDS)[number];

export const HAS_WORDS = ['draft', 'note', 'outbox', 'tag', 'due'] as const;
export type HasWord = (typeof HAS_WORDS)[number];

export const IS_WORDS = ['unread', 'read', 'done', 'snoozed', 'overdue', 'ours', 'theirs'] as const;
export type IsWord = (typeof IS_WORDS)[number];

const HAS_MEANINGS: Readonly<Record<HasWord, string>> = {
  draft: 'a reply is being written',
  note: 'a note on this computer',
  outbox: 'something is on its way',
  tag: 'any tag on this computer',
  due: 'a due time by your team’s rule',
};

const IS_MEANINGS: Readonly<Record<IsWord, string>> = {
  unread: 'something new since you looked',
  read: 'nothing new since you looked',
  done: 'marked done on this computer',
  snoozed: 'put aside on this computer',
  overdue: 'past the due time of your team’s rule',
  ours: 'your answer is next',
  theirs: 'Wise’s answer is next',
};

const DATES = [
  { value: 'today', meaning: 'since midnight here' },
  { value: 'yesterday', meaning: 'the day before' },
  { value: '24h', meaning: '24 hours ago' },
  { value: '7d', meaning: '7 days ago' },
  { value: '2w', meaning: '2 weeks ago' },
];

/** Every operator, in the order in which they are offered. */
export const OPERATORS: readonly Operator[] = [
  {
    name: 'status',
    meaning: 'a status of Wise, or a view',
    closed: false,
    values: [
      { value: 'needs-action', meaning: 'everything that waits for you' },
      { value: 'with-wise', meaning: 'everything that Wise works on' },
      { value: 'PENDING', meaning: 'Wise asked, you answer' },
      { value: 'OPEN', meaning: 'with Wise' },
      { value: 'CREATING', meaning: 'being created at Wise' },
      { value: 'SOLVED', meaning: 'solved, a reply may reopen it' },
      { value: 'CLOSED', meaning: 'closed for good' },
    ],
  },
  {
    name: 'is',
    meaning: 'how a case stands',
    closed: true,
    values: IS_WORDS.map((value) => ({ value, meaning: IS_MEANINGS[value] })),
  },
  {
    name: 'has',
    meaning: 'what a case carries here',
    closed: true,
    values: HAS_WORDS.map((value) => ({ value, meaning: HAS_MEANINGS[value] })),
  },
  { name: 'tag', meaning: 'a tag of this computer', closed: false, values: [] },
  { name: 'before', meaning: 'last activity before a day', closed: true, values: DATES },
  { name: 'after', meaning: 'last activity on a day or later', closed: true, values: DATES },
  {
    name: 'author',
    meaning: 'someone who wrote in it',
    closed: false,
    values: [
      { value: 'wise', meaning: 'agents of Wise' },
      { value: 'partner', meaning: 'your side' },
    ],
  },
  { name: 'subject', meaning: 'words of the subject', closed: false, values: [] },
  { name: 'type', meaning: 'the type of the case', closed: false, values: [] },
  { name: 'id', meaning: 'the case id begins so', closed: false, values: [] },
  { name: 'external', meaning: 'your own id begins so', closed: false, values: [] },
  { name: 'transfer', meaning: 'the id of the transfer', closed: false, values: [] },
];

export function operatorNamed(name: string): Operator | null {
  return OPERATORS.find((operator) => operator.name === name.toLowerCase()) ?? null;
}

/** The operator that was probably meant: it begins with the word, or one or two letters differ. */
export function operatorLike(word: string): Operator | null {
  const name = word.toLowerCase();
  const begun = name.length >= 2 ? OPERATORS.find((operator) => operator.name.startsWith(name)) : undefined;
  return begun ?? closest(name, OPERATORS, (operator) => operator.name);
}

/** The value that was probably meant, among those that there are. */
export function valueLike(word: string, values: readonly string[]): string | null {
  const name = word.toLowerCase();
  return values.find((value) => value.startsWith(name)) ?? closest(name, values, (value) => value);
}

function closest<T>(word: string, all: readonly T[], nameOf: (one: T) => string): T | null {
  const most = word.length <= 3 ? 1 : 2;
  let best: T | null = null;
  let least = most + 1;
  for (const one of all) {
    const differing = lettersBetween(word, nameOf(one));
    if (differing < least) [best, least] = [one, differing];
  }
  return best;
}

/** How many letters must be changed, added or taken away to make one word of another. */
function lettersBetween(one: string, other: string): number {
  // No operator is that long, and the table below grows with both words.
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const line = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (before[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      line.push(Math.min(changed, (before[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1));
    }
    before = line;
  }
  return before[other.length] ?? 0;
}
