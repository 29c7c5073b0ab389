import { expect, test } from 'vitest';
import { editMarkdown } from '../../../src-renderer/composer/markdown-edit.ts';
import { DEFAULT_WIDTHS, widthsOf } from '../../../src-renderer/inbox/pane-widths.ts';
import { syncWords } from '../../../src-renderer/inbox/sync-words.ts';
import { describeSend } from '../../../src-renderer/outbox/describe-send.ts';
import { describeError } from '../../../src-renderer/ui/describe-error.ts';
import { formatAge, formatAgo, formatDay } from '../../../src-renderer/ui/format-time.ts';
import { fuzzyScore } from '../../../src-renderer/ui/fuzzy.ts';
import { visibleText } from '../../../src-renderer/ui/visible-text.ts';
import { type AppError, NotWritten } from '../../../src-shared/errors.ts';
import { OutboxState, OutboxWait } from '../../../src-shared/outbox.ts';
import { aSend } from '../../component/builders.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

const traceId = 'trace-1';
const ERRORS: readonly AppError[] = [
  { kind: 'bad-request', at: ['id'] },
  { kind: 'unexpected', reference: 'r-1' },
  { kind: 'invalid-field', field: 'label', message: 'No.' },
  ...(['dns', 'refused', 'timeout', 'tls', 'proxy', 'network'] as const).map((why) => ({
    kind: 'not-reached' as const,
    why,
    host: 'api.wise.com',
    detail: null,
  })),
  ...(['reset', 'timeout', 'closed', 'sleep'] as const).map((why) => ({ kind: 'no-answer' as const, why })),
  { kind: 'unreadable-answer', status: 200, traceId },
  { kind: 'wrong-credentials', traceId },
  { kind: 'signed-out', traceId },
  { kind: 'forbidden', traceId },
  { kind: 'not-found', traceId },
  { kind: 'refused', status: 422, message: 'too long', field: 'comment', traceId },
  { kind: 'throttled', until: NOW, traceId },
  { kind: 'server-error', status: 503, traceId },
  { kind: 'no-such-account' },
  { kind: 'no-such-case' },
  { kind: 'no-such-send' },
  { kind: 'case-closed' },
  { kind: 'sends-open', caseIds: ['1'] },
  ...(['not-a-backup', 'truncated', 'newer', 'wrong-passphrase'] as const).map((why) => ({
    kind: 'backup-refused' as const,
    why,
  })),
  { kind: 'too-late' },
  { kind: 'keychain-locked' },
  { kind: 'keychain-unavailable' },
  ...(['disk-full', 'read-only', 'damaged', 'busy'] as const).map((why) => ({ kind: 'storage' as const, why })),
  ...NotWritten.options.map((why) => ({ kind: 'file-not-written' as const, why })),
  { kind: 'not-ready' },
  { kind: 'link-refused', why: 'Not https.' },
  { kind: 'cancelled' },
];

test('every failure has a sentence of its own', () => {
  const titles = ERRORS.map((error) => describeError(error).title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const error of ERRORS) expect(describeError(error).advice).not.toBe('');
});

test('every state of a send, and every reason to wait, has words', () => {
  for (const state of OutboxState.options) expect(describeSend(aSend({ id: 's', state }), NOW).title).not.toBe('');
  const waits = OutboxWait.options.map(
    (waitsFor) => describeSend(aSend({ id: 's', state: 'queued', waitsFor, holdUntil: NOW + 7_000 }), NOW).title,
  );
  expect(new Set(waits).size).toBe(waits.length);
  expect(waits).toContain('Leaves in 7 s');
});

test.each([
  [{ phase: 'idle' as const, lastReadAt: NOW - 20_000 }, 'Updated 20 s ago'],
  [{ phase: 'idle' as const, lastReadAt: null }, 'Not read yet'],
  [{ phase: 'signed-out' as const }, 'Signed out'],
  [{ phase: 'keychain-locked' as const }, 'Keychain locked'],
])('sync state %#', (part, words) => {
  expect(syncWords({ since: NOW, until: null, why: null, lastReadAt: NOW, ...part }, NOW)).toBe(words);
});

test('offline and throttled say until or since when', () => {
  const state = { since: NOW, until: NOW, why: null, lastReadAt: NOW };
  expect(syncWords({ ...state, phase: 'offline' }, NOW)).toMatch(/^Offline, as of \d\d:\d\d$/);
  expect(syncWords({ ...state, phase: 'throttled' }, NOW)).toMatch(/^Throttled until \d\d:\d\d$/);
});

test('ages', () => {
  const minute = 60_000;
  expect([0, 4 * minute, 120 * minute, 49 * 60 * minute, -minute].map((age) => formatAge(NOW - age, NOW))).toEqual([
    'now',
    '4 m',
    '2 h',
    '2 d',
    'now',
  ]);
  expect([1_000, 25_000, 3 * minute, 24 * 60 * minute].map((age) => formatAgo(NOW - age, NOW))).toEqual([
    'just now',
    '20 s ago',
    '3 min ago',
    '1 day ago',
  ]);
  expect(formatDay(NOW, NOW)).toBe('Today');
  expect(formatDay(NOW - 5 * 24 * 60 * minute, NOW)).toBe('Sunday 15 November');
});

test.each([
  ['bold', 'say hello', 4, 9, 'say **hello**'],
  ['bold', 'say **hello**', 6, 11, 'say hello'],
  ['italic', 'x', 0, 1, '_x_'],
  ['code', 'a\nb', 0, 3, '```\na\nb\n```'],
  ['bullets', 'a\nb', 0, 3, '- a\n- b'],
  ['bullets', '- a\n- b', 0, 7, 'a\nb'],
  ['numbers', 'a\nb', 0, 3, '1. a\n2. b'],
  ['quote', 'a', 1, 1, '> a'],
  ['link', 'see docs', 4, 8, 'see [docs](https://)'],
] as const)('%s: %s', (edit, text, start, end, expected) => {
  const next = editMarkdown(edit, { text, start, end });
  expect(next.text).toBe(expected);
  expect(next.start).toBeLessThanOrEqual(next.end);
  expect(next.end).toBeLessThanOrEqual(next.text.length);
});

test('widths are held in their range', () => {
  expect(widthsOf(null)).toEqual(DEFAULT_WIDTHS);
  expect(widthsOf({ views: 1, list: 9_999 })).toEqual({ views: 168, list: 620 });
  expect(widthsOf({ views: 200.4, list: 400 })).toEqual({ views: 200, list: 400 });
});

test('fuzzy search prefers the beginnings of words', () => {
  expect(fuzzyScore('nc', 'New case')).toBeGreaterThan(fuzzyScore('nc', 'Cancel') ?? Number.NEGATIVE_INFINITY);
  expect(fuzzyScore('xyz', 'New case')).toBeNull();
  const best = (query: string, names: readonly string[]) =>
    [...names].sort(
      (a, b) => (fuzzyScore(query, b) ?? Number.NEGATIVE_INFINITY) - (fuzzyScore(query, a) ?? Number.NEGATIVE_INFINITY),
    )[0];
  expect(best('as pdf', ['Add cases: paste ids, or a CSV file', 'Save this thread as PDF'])).toBe('Save this thread as PDF');
  expect(best('case new', ['Cancel the sending now', 'New case'])).toBe('New case');
  expect(best('set', ['Save the thread', 'Reset keys', 'Settings'])).toBe('Settings');
});

test('nothing invisible turns a text round', () => {
  expect(visibleText('a\u202eb\u2066c\u200bd\ufeff')).toBe('abcd');
  expect(visibleText('👩\u200d👧 مرحبا')).toBe('👩\u200d👧 مرحبا');
});
