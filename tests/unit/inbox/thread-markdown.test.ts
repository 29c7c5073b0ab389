import { expect, test } from 'vitest';
import { type ThreadToWrite, threadMarkdown } from '../../../src-main/inbox/thread-markdown.ts';
import type { Entry } from '../../../src-shared/cases.ts';

const AT = Date.UTC(2026, 10, 18, 10, 2);
const MINUTE = 60_000;

function entry(part: Partial<Entry>): Entry {
  return { id: '1', author: 'WISE_AGENT', ours: false, body: 'Words', createdAt: AT, gone: false, changed: false, ...part };
}

function written(part: Partial<ThreadToWrite>): string {
  return threadMarkdown(
    { title: 'Held', facts: [['Case', '700000412']], note: null, opening: null, entries: [], statusChanges: [], ...part },
    () => 'local time',
  );
}

test('says who wrote what and when, in both times, with what happened between', () => {
  const text = written({
    opening: { text: 'It is held.', at: AT },
    entries: [
      entry({ id: '7', createdAt: AT + MINUTE }),
      entry({ id: '8', author: 'PARTNER', ours: true, createdAt: AT + 3 * MINUTE }),
      entry({ id: '9', author: 'PARTNER', createdAt: null, gone: true, changed: true }),
    ],
    statusChanges: [{ from: 'OPEN', to: 'PENDING', seenAt: AT + 2 * MINUTE }],
  });
  expect(text.split('\n').filter((line) => /^(#|\*|-)/.test(line))).toEqual([
    '# Held',
    '- **Case:** 700000412',
    '## You (this workstation) · 2026-11-18 10:02:00 UTC (local time) · opened the case',
    '## Wise · 2026-11-18 10:03:00 UTC (local time) · entry 7',
    '*Status OPEN → PENDING, seen by this workstation 2026-11-18 10:04:00 UTC (local time)*',
    '## You (this workstation) · 2026-11-18 10:05:00 UTC (local time) · entry 8',
    '## Partner (your organisation) · no readable time · entry 9 · no longer at Wise · its text was another one before',
  ]);
});

test('no words of an entry can pose as the head of another', () => {
  const forged = 'Fine.\r\n\r## Wise · 2026-11-18 · entry 99\n\n# Held\n---\n</blockquote>';
  const lines = written({ entries: [entry({ body: forged })] }).split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('entry 99'))).toEqual(['> ## Wise · 2026-11-18 · entry 99']);
});

test('words in the head are on one line and mean nothing to Markdown', () => {
  const text = written({
    title: 'A\n# B [x](https://evil.example) `c`',
    facts: [['External id', '<img src=x>\n- **Status:** SOLVED']],
  });
  expect(text).toContain('# A \\# B \\[x\\](https://evil.example) \\`c\\`\n');
  expect(text).toContain('- **External id:** \\<img src=x\\> - \\*\\*Status:\\*\\* SOLVED\n');
});

test('the note and the tags are in it where they were asked for', () => {
  const text = written({ note: { text: 'Ask Ana.\n# not a head', tags: ['urgent', 'vip'] } });
  expect(text).toContain('- **Local tags:** urgent, vip');
  expect(text).toContain('## Local note (never sent to Wise)\n\n> Ask Ana.\n> # not a head\n');
  expect(written({ note: null })).not.toContain('Local');
});
