import { describe, expect, it } from 'vitest';
import { completions, OPERATORS, quotedIfNeeded, withFilter } from '../../../src-shared/query.ts';

/** The text after taking the completion of that number. */
function taken(text: string, caret = text.length, number = 0): string | null {
  const completion = completions(text, caret)[number];
  return completion === undefined ? null : text.slice(0, completion.from) + completion.insert + text.slice(completion.to);
}

const inserts = (text: string, known = {}) => completions(text, text.length, known).map((one) => one.insert);

describe('completions', () => {
  it('offer every operator where nothing is typed yet, each with its meaning', () => {
    expect(inserts('')).toEqual(OPERATORS.map(({ name }) => `${name}:`));
    expect(inserts('refund ')).toEqual(inserts(''));
    expect(completions('', 0).every((one) => one.meaning !== '')).toBe(true);
  });

  it.each([
    ['st', 'status:'],
    ['refund ST', 'refund status:'],
    ['-h', '-has:'],
    ['is:', 'is:unread '],
    ['a -is:sno', 'a -is:snoozed '],
    ['status:pen', 'status:PENDING '],
    ['before:y', 'before:yesterday '],
    ['author:w', 'author:wise '],
  ])('make %j into %j', (text, whole) => {
    expect(taken(text)).toBe(whole);
  });

  it.each(['refund', '"st', 'is:unread', 'nothing:x', 'is:zzz'])('have nothing for %j', (text) => {
    expect(inserts(text)).toEqual([]);
  });

  it('leave what stands behind the caret', () => {
    expect(taken('st refund', 2)).toBe('status: refund');
    expect(completions('status', 2)).toEqual([]);
  });

  it('know the tags and types of the desk, and quote them where they need it', () => {
    const known = { tags: ['vip', 'month end'], types: ['TRANSFER'] };
    expect(inserts('tag:', known)).toEqual(['tag:vip ', 'tag:"month end" ']);
    expect(inserts('tag:"mon', known)).toEqual(['tag:"month end" ']);
    expect(inserts('type:t', known)).toEqual(['type:TRANSFER ']);
  });
});

it('adds a filter in the place of another value of its operator', () => {
  expect(withFilter('refund', 'tag', 'month end')).toBe('refund tag:"month end"');
  expect(withFilter('tag:vip refund -tag:old', 'tag', 'new')).toBe('refund -tag:old tag:new');
  expect(quotedIfNeeded('a "b" c')).toBe('"a b c"');
});
