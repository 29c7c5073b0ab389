import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewLink } from '../../../src-main/support/review-link.ts';

test.each([
  ['https://wise.com', 'https://wise.com/'],
  ['https://wise.com/help?a=1#b', 'https://wise.com/help?a=1#b'],
  ['HTTPS://WISE.COM/Path', 'https://wise.com/Path'],
  ['https://wise.com:8443/', 'https://wise.com:8443/'],
  ['https://xn--80ak6aa92e.com/', 'https://xn--80ak6aa92e.com/'],
  ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/'],
])('%s is opened as %s', (given, opened) => {
  expect(reviewLink(given)).toEqual({ ok: true, url: opened });
});

test.each([
  'http://wise.com',
  'ftp://wise.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'ms-msdt:/id',
  'smb://host/share',
  'mailto:a@b.example',
  'caseport://case/1',
  'https:wise.com',
  'https:/wise.com',
  'https:///wise.com',
  'https://user@wise.com/',
  'https://wise.com@evil.example/',
  'https://user:password@wise.com/',
  'https://wise.com\\@evil.example',
  'https:\\\\wise.com',
  ' https://wise.com',
  'https://wise.com/a b',
  'https://wise.com/\u202egpj.exe',
  'https://wise.com/\u0000',
  'https://wise.com/\n',
  'https://\u200bwise.com/',
  'https://',
  '//wise.com',
  'wise.com',
  '',
  `https://wise.com/${'a'.repeat(2_100)}`,
])('%j is not opened', (given) => {
  expect(reviewLink(given).ok).toBe(false);
});

test('whatever is opened is https, names a host, holds no user name, and parses to itself', () => {
  const parts = fc.array(
    fc.constantFrom(
      'https:',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '.',
      'wise',
      'com',
      'evil',
      '?',
      '#',
      '%2f',
      '\t',
      ' ',
      '\u202e',
      'javascript:',
    ),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        parts.map((list) => list.join('')),
        fc.webUrl(),
        fc.string({ unit: 'binary' }),
      ),
      (given) => {
        const review = reviewLink(given);
        if (!review.ok) return;
        const url = new URL(review.url);
        expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
        expect(url.hostname).not.toBe('');
        expect(url.href).toBe(review.url);
      },
    ),
    { numRuns: 20_000 },
  );
});
