import type { View, viewOf } from '../../src-shared/cases.ts';
import { type Filter, type IsWord, isTooShort, type Query, type Term } from '../../src-shared/query.ts';

/** A condition on rows of `cases` and the values of its question marks. */
export type Condition = { readonly sql: string; readonly values: readonly unknown[] };

const ALWAYS: Condition = { sql: '1', values: [] };

/** The statuses that a turn means, as turnOf has it. */
const TURNS = { ours: ['PENDING', 'WAITING_CUSTOMER_INPUT'], theirs: ['CREATING', 'OPEN', 'IN_REVIEW'] } as const;
const BY_STATUS = { 'needs-action': TURNS.ours, 'with-wise': ['OPEN', 'IN_REVIEW'] } as const;

/** Rows of a built-in view. */
export function conditionOfView(view: View): Condition {
  switch (view) {
    case 'all':
      return ALWAYS;
    case 'drafts':
      return { sql: 'draft = 1', values: [] };
    case 'unread':
      return { sql: 'unread = 1', values: [] };
    case 'needs-action':
    case 'with-wise':
    case 'creating':
    case 'solved':
    case 'closed':
    case 'other':
    case 'snoozed':
    case 'done':
      return { sql: 'view = ?', values: [view satisfies ReturnType<typeof viewOf> | 'snoozed' | 'done'] };
  }
}

/** Rows that pass every filter of a search, and in which no word stands that is not wanted. */
export function conditionOfQuery(query: Query, now: number): Condition {
  const conditions = [
    ...query.filters.map((filter) => negatedIf(filter.negated, conditionOf(filter, now))),
    ...query.words.filter((word) => word.negated).map((word) => negatedIf(true, standsInCase(word))),
  ];
  if (conditions.length === 0) return ALWAYS;
  return {
    sql: conditions.map((one) => `(${one.sql})`).join(' AND '),
    values: conditions.flatMap((one) => one.values),
  };
}

/**
 * The wanted words as a query of FTS5; nothing typed is an operator of it. A word of which too little is typed does not count yet.
 * @returns null where there are none
 */
export function matchOfWords(words: readonly Term[]): string | null {
  const parts = words.filter((word) => !word.negated && !isTooShort(word)).flatMap(matchOf);
  return parts.length === 0 ? null : parts.join(' ');
}

/** The author whose words are searched, as a pattern of LIKE; null: anybody's. */
export function authorOfQuery(query: Query): string | null {
  const filter = query.filters.find((one) => one.kind === 'author' && !one.negated);
  return filter?.kind === 'author' ? `${escapeLike(filter.value)}%` : null;
}

function matchOf(term: Term): string[] {
  const words = term.text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  // `money-back` is two words to the index; they must stand together as they were written.
  return [`"${words.join(' ')}"${term.prefix ? '*' : ''}`];
}

function standsInCase(term: Term): Condition {
  const match = matchOf(term)[0];
  if (match === undefined) return { sql: '0', values: [] };
  return {
    sql: `case_id IN (SELECT d.case_id FROM search_documents d WHERE d.account_id = cases.account_id
          AND d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?))`,
    values: [match],
  };
}

function negatedIf(negated: boolean, condition: Condition): Condition {
  // A column that is null is not what was asked for, so its opposite is.
  return negated ? { sql: `NOT coalesce((${condition.sql}), 0)`, values: condition.values } : condition;
}

function conditionOf(filter: Filter, now: number): Condition {
  switch (filter.kind) {
    case 'status':
      return { sql: 'upper(status) = ?', values: [filter.status] };
    case 'view':
      return oneOf('status', BY_STATUS[filter.view]);
    case 'type':
      return { sql: 'upper(type) = upper(?)', values: [filter.value] };
    case 'external':
      return beginsWith('external_id', filter.value);
    case 'id':
      return beginsWith('case_id', filter.value);
    case 'transfer':
      return { sql: 'transfer_id = ?', values: [filter.value] };
    case 'subject':
      return { sql: `subject LIKE ? ESCAPE '\\'`, values: [`%${escapeLike(filter.value)}%`] };
    case 'author':
      return {
        sql: `EXISTS (SELECT 1 FROM entries e WHERE e.account_id = cases.account_id AND e.case_id = cases.case_id
              AND e.author LIKE ? ESCAPE '\\')`,
        values: [`${escapeLike(filter.value)}%`],
      };
    case 'tag':
      return { sql: 'EXISTS (SELECT 1 FROM json_each(tags) WHERE lower(value) = lower(?))', values: [filter.value] };
    case 'before':
      return { sql: 'activity_at < ?', values: [filter.moment] };
    case 'after':
      return { sql: 'activity_at >= ?', values: [filter.moment] };
    case 'has':
      return { sql: HAS[filter.what], values: [] };
    case 'is':
      return conditionOfState(filter.what, now);
  }
}

const HAS = {
  draft: 'draft = 1',
  note: 'note = 1',
  outbox: `outbox <> 'none'`,
  tag: `tags <> '[]'`,
  due: 'due_at IS NOT NULL AND done = 0 AND snoozed = 0',
} as const;

function conditionOfState(what: IsWord, now: number): Condition {
  switch (what) {
    case 'unread':
      return { sql: 'unread = 1', values: [] };
    case 'read':
      return { sql: 'unread = 0', values: [] };
    case 'done':
      return { sql: 'done = 1', values: [] };
    case 'snoozed':
      return { sql: 'snoozed = 1', values: [] };
    case 'overdue':
      return { sql: 'due_at <= ? AND done = 0 AND snoozed = 0', values: [now] };
    case 'ours':
      return oneOf('status', TURNS.ours);
    case 'theirs':
      return oneOf('status', TURNS.theirs);
  }
}

function oneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

function beginsWith(column: string, value: string): Condition {
  return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`${escapeLike(value)}%`] };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
