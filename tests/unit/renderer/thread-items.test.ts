import { describe, expect, test } from 'vitest';
import { joinEntries } from '../../../src-renderer/stores/thread-store.ts';
import { quote, type ThreadItem, threadItems } from '../../../src-renderer/thread/thread-items.ts';
import { aCase, anEntry, aSend } from '../../component/builders.ts';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 10, 18, 12);

function words(items: readonly ThreadItem[]): string[] {
  return items.map((item) => {
    if (item.kind === 'entry') return item.opensCase ? `${item.entry.id} opens` : item.entry.id;
    if (item.kind === 'status') return item.change.to;
    return item.kind;
  });
}

function lay(
  parts: Parameters<typeof aCase>[1] & object,
  more: { olderEntries?: number; readUpTo?: string | null; sends?: ReturnType<typeof aSend>[] } = {},
) {
  const one = aCase('1', { createdAt: T0, ...parts });
  return words(threadItems({ ...one, sends: more.sends ?? [] }, one.allEntries, more.olderEntries ?? 0, more.readUpTo ?? null));
}

describe('a thread in reading order', () => {
  test('what we sent opens it, unless an entry repeats it', () => {
    const reply = anEntry({ id: 'b', createdAt: T0 + 5_000 });
    expect(lay({ description: 'Why?', allEntries: [reply] })).toEqual(['day', 'opening', 'new', 'b']);
    const repeated = anEntry({ id: 'a', author: 'PARTNER', body: 'Why?\r\n', createdAt: T0 + 2_000 });
    expect(lay({ description: 'Why?', allEntries: [repeated, reply] })).toEqual(['day', 'a opens', 'new', 'b']);
    // As Wise may give a text back: the ends of its lines trimmed, and what is over its limit cut.
    const opens = (description: string, body: string) => lay({ description, allEntries: [{ ...repeated, body }, reply] })[1];
    expect(opens('Why? \nNow?', 'Why?\nNow?')).toBe('a opens');
    expect(opens('y'.repeat(70_000), 'y'.repeat(65_535))).toBe('a opens');
    expect(opens('Why? Now?', 'Why?\nNow?')).toBe('opening');
    expect(lay({ description: 'Why?', allEntries: [reply] }, { olderEntries: 3 })).toEqual(['day', 'b']);
  });

  test('days are separated, and changes of status stand where they were seen', () => {
    const allEntries = [anEntry({ id: 'a', createdAt: T0 }), anEntry({ id: 'b', createdAt: T0 + DAY })];
    const statusChanges = [
      { from: null, to: 'CREATING', seenAt: T0 },
      { from: 'CREATING', to: 'OPEN', seenAt: T0 + 60_000 },
      { from: 'OPEN', to: 'PENDING', seenAt: T0 + 2 * DAY },
    ];
    expect(lay({ allEntries, statusChanges })).toEqual(['day', 'a', 'OPEN', 'day', 'b', 'day', 'PENDING']);
  });

  test('the first unread one is marked, and our own words are not news', () => {
    const allEntries = [anEntry({ id: 'a' }), anEntry({ id: 'b', ours: true, author: 'PARTNER' }), anEntry({ id: 'c' })];
    expect(lay({ allEntries }, { readUpTo: 'a' })).toEqual(['day', 'a', 'b', 'new', 'c']);
    expect(lay({ allEntries }, { readUpTo: 'c' })).not.toContain('new');
  });

  test('an entry without a time keeps its place', () => {
    const allEntries = [
      anEntry({ id: 'a', createdAt: T0 }),
      anEntry({ id: 'b', createdAt: null }),
      anEntry({ id: 'c', createdAt: T0 }),
    ];
    expect(lay({ allEntries })).toEqual(['day', 'a', 'b', 'c']);
  });

  test('sends stand last until their entry is there; those for a person stand elsewhere', () => {
    const allEntries = [anEntry({ id: 'a' })];
    const sends = [
      aSend({ id: 's1', state: 'sending' }),
      aSend({ id: 's2', state: 'needs-review' }),
      aSend({ id: 's3', state: 'confirmed', confirmedEntryId: 'a' }),
      aSend({ id: 's4', state: 'confirmed', confirmedEntryId: 'z' }),
      aSend({ id: 's5', state: 'withdrawn' }),
    ];
    expect(lay({ allEntries }, { sends })).toEqual(['day', 'a', 'send', 'send']);
  });

  test('wrong clocks do not throw', () => {
    const allEntries = [anEntry({ id: 'a', createdAt: -1e18 }), anEntry({ id: 'b', createdAt: 1e18 })];
    expect(lay({ allEntries })).toEqual(['day', 'a', 'day', 'b']);
  });
});

test('a newer window keeps the older entries that were loaded', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => anEntry({ id }));
  if (!a || !b || !c || !d) throw new Error('four entries');
  expect(joinEntries([a, b, c], [b, c, d], 5).entries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(joinEntries([a, b, c], [b, c, d], 5).olderEntries).toBe(4);
  expect(joinEntries([a], [c, d], 9)).toEqual({ entries: [c, d], olderEntries: 9 });
});

test('a quote', () => {
  expect(quote('a\n\nb\n')).toBe('> a\n>\n> b\n\n');
});
