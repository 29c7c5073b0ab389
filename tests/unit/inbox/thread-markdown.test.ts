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

test.each([
  ['a page that leads elsewhere', '<meta http-equiv=refresh content="0;url=https://evil.example">', '&lt;meta'],
  ['a script behind a backslash', '\\<script>run()</script>', '\\&lt;script>run()&lt;/script>'],
  ['a comment', '<!-- hidden', '&lt;!-- hidden'],
  ['an image', '![proof](https://x.example/p.png "t")', '[image: proof] https://x.example/p.png "t"'],
  ['an image without words', '![](<https://x.example/p.png>)', '[image: no description] https://x.example/p.png'],
  ['an image by reference', '\\\\![a][b]', '\\\\&#33;[a][b]'],
  ['an image that another one would leave', '![a](b!)[x](https://x.example)', '[image: a] b&#33;[x](https://x.example)'],
  ['an image whose address goes on for ever', `![a](data:${'A'.repeat(9_000)})`, '&#33;[a](data:'],
  ['a turn', 'To \u202eACME', 'To ‹U+202E›ACME'],
  ['a turn by its number', 'To &#x202e;ACME', 'To &amp;#x202e;ACME'],
])('%s in an entry is text in every program that shows the file', (_, body, shown) => {
  const text = written({ title: body, entries: [entry({ body })] });
  expect(text).toContain(`\n> ${shown}`);
  expect(text).not.toMatch(/(?<!\\)<[a-z!/]|(?<!\\)!\[|[\u202a-\u202e]/i);
});

test('what is neither HTML nor an image is as it was', () => {
  const body = 'a < b, **bold** [link](https://x.example) `code`\n- 3 <5!\n\u05d0\u200f';
  expect(written({ entries: [entry({ body })] })).toContain(body.replaceAll('\n', '\n> '));
});

test('a text made to stall takes no time', () => {
  const begun = performance.now();
  written({ entries: [entry({ body: '!['.repeat(30_000) }), entry({ body: '![a]('.repeat(13_000) })] });
  expect(performance.now() - begun).toBeLessThan(1_000);
});
