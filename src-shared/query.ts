/** The language of the search box: read in the core, completed and explained on screen. Nothing in it touches a store. */
export { type Completion, completions, type KnownValues, quotedIfNeeded, withFilter } from './query/complete.ts';
export {
  HAS_WORDS,
  type HasWord,
  IS_WORDS,
  type IsWord,
  OPERATORS,
  type Operator,
  type OperatorName,
  VIEW_WORDS,
  type ViewWord,
} from './query/operators.ts';
export { type Filter, isTooShort, type ParsedQuery, parseQuery, type Query, type QueryError, type Term } from './query/parse.ts';
