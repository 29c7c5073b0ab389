import { describe, expect, test } from 'vitest';
import { isTooDeep } from '../../../src-renderer/markdown/nesting.ts';
import { reviewLink } from '../../../src-renderer/markdown/review-link.ts';
import { toHtml } from '../../../src-renderer/markdown/to-html.ts';

// What becomes of the HTML is proved in a real browser (tests/component/harness/markdown.ts); here is what can be said without one.

describe('markdown to HTML', () => {
  test.each([
    ['**a** _b_ ~~c~~', '<p><strong>a</strong> <em>b</em> <del>c</del></p>\n'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a <img src=x onerror=y> b', '<p>a &lt;img src=x onerror=y&gt; b</p>\n'],
    [
      '![a "pixel"](https://evil.example/p.png)',
      '<p><em>[image: a &quot;pixel&quot;]</em> <span data-link="https://evil.example/p.png">https://evil.example/p.png</span></p>\n',
    ],
    ['[text](https://wise.com/a?b=1&c="2")', '<p><span data-link="https://wise.com/a?b=1&amp;c=&quot;2&quot;">text</span></p>\n'],
    ['[x](javascript:alert(1))', '<p><span data-link="javascript:alert(1)">x</span></p>\n'],
    ['one\ntwo', '<p>one<br>two</p>\n'],
  ])('%s', (text, html) => {
    expect(toHtml(text)).toBe(html);
  });

  test('task lists keep their state as a sign', () => {
    expect(toHtml('- [x] done\n- [ ] open')).toMatch(/☑ .*done[\s\S]*☐ .*open/);
    expect(toHtml('- [x] done')).not.toContain('<input');
  });

  test.each([
    ['quotes', '>'.repeat(5_000)],
    ['quotes with spaces', '> '.repeat(5_000)],
    ['lists', '- '.repeat(5_000)],
    ['brackets', '['.repeat(5_000)],
    ['links in links', '[a]('.repeat(5_000)],
    ['stars', '*'.repeat(5_000)],
    ['a text beyond any comment', 'word '.repeat(30_000)],
    ['more tags than anybody reads', '*a* '.repeat(16_000)],
  ])('shows %s as they are', (_name, text) => {
    expect(toHtml(text)).toBeNull();
  });

  test('what people write is not too deep', () => {
    for (const text of [
      '> a\n>> b\n>>> c',
      '- a\n  - b\n    - c',
      `| ${'a | '.repeat(20)}|`,
      '-'.repeat(80),
      '***bold***',
      'f(g(h(i(j))))',
    ]) {
      expect(isTooDeep(text)).toBe(false);
    }
  });
});

test.each([
  ['https://wise.com/help', 'wise.com'],
  ['https://wise.com:8443/a b'.replace(' ', '%20'), 'wise.com:8443'],
  ['HTTPS://WISE.COM', 'wise.com'],
  ['https://münchen.example/', 'xn--mnchen-3ya.example'],
])('may be opened: %s', (href, host) => {
  expect(reviewLink(href)?.host).toBe(host);
});

test.each([
  'http://wise.com',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'mailto:a@b.c',
  'ms-msdt:/id',
  '//wise.com',
  '/path',
  'wise.com',
  'https://user@wise.com',
  'https://wise.com@evil.example',
  'https://wise.com\\@evil.example',
  'https://wise.com\u202e',
  ' https://wise.com',
  'https://wi\u200bse.com',
  'https://wise.com/\u0000',
  `https://wise.com/${'a'.repeat(2_048)}`,
  '',
])('is never opened: %s', (href) => {
  expect(reviewLink(href)).toBeNull();
});
