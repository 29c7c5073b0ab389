import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../src-main/content-security-policy.ts';
import { readPageFile } from '../../../src-main/page-files.ts';

let folder = '';
const pages = () => join(folder, 'renderer');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseport-pages-'));
  mkdirSync(join(pages(), 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(pages(), 'index.html'), '<p>page');
  writeFileSync(join(pages(), 'assets', 'a.js'), 'a');
  writeFileSync(join(pages(), 'notes.txt'), 'no kind of ours');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'renderer-other', 'secret.html'), 'secret');
  symlinkSync(join(folder, 'secret.html'), join(pages(), 'link.html'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['https://x.invalid/index.html', 'https://x.invalid/', 'https://x.invalid/index.html?q#f'])(
  'serves the page with its policy: %s',
  async (address) => {
    const file = await readPageFile(pages(), address);
    expect([file.status, String(file.body)]).toEqual([200, '<p>page']);
    expect(file.headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    });
  },
);

it('says what kind of file it is', async () => {
  expect((await readPageFile(pages(), 'https://x.invalid/assets/a.js')).headers['content-type']).toBe(
    'text/javascript; charset=utf-8',
  );
});

it.each([
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/%252e%252e/secret.html',
  '/..%5csecret.html',
  '/assets/..%2f..%2fsecret.html',
  '/..%2frenderer-other/secret.html',
  '/link.html',
  '/index.html%00',
  '/index.html%00.js',
  '/%E0%A4%A',
  '/C:/index.html',
  '/notes.txt',
  '/assets',
  '/missing.html',
  '//index.html/../../secret.html',
])('serves nothing else: %s', async (path) => {
  const file = await readPageFile(pages(), `https://x.invalid${path}`);
  expect([file.status, String(file.body)]).toEqual([404, 'not found']);
  expect(file.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
});

it('answers an address that is none', async () => {
  expect((await readPageFile(pages(), '')).status).toBe(404);
});
