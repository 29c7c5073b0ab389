import { expect, test } from 'vitest';
import { aTrackedCase, begin, savedText } from './begin.ts';

test('a whole thread, beyond its first window, goes into one Markdown file', async () => {
  const begun = await begin();
  const { core, accountId } = begun;
  const caseId = await aTrackedCase(
    begun,
    Array.from({ length: 130 }, (_unused, n) => `Comment number ${n}.`),
  );
  const { where } = await core.call('thread.export', { accountId, caseId, format: 'markdown', withNote: false });
  expect(where).not.toBeNull();
  expect(core.saved.at(-1)?.name).toMatch(new RegExp(`^case-${caseId}-\\d{4}-\\d\\d-\\d\\d\\.md$`));
  const text = savedText(core);
  expect(text.match(/^> Comment number \d+\.$/gm)).toEqual(Array.from({ length: 130 }, (_unused, n) => `> Comment number ${n}.`));
  expect(text).toContain(`- **Case:** ${caseId}`);
  expect(text).toContain('- **Status:** PENDING');
  expect(text).toContain('- **Account:** Northbank Ops (development)');
  const { rows } = await core.call('audit.window', { filter: { action: 'thread-exported', caseId }, start: 0, count: 1 });
  expect(rows.map((row) => row.detail)).toEqual(['markdown']);
});

test('the page as a file allows its one style and nothing else', async () => {
  const begun = await begin();
  const { core, accountId } = begun;
  const caseId = await aTrackedCase(begun);
  const page = { title: '</title><script>1</script>', style: 'p { color: red }', body: '<p>Words</p>' };
  await core.call('thread.saveHtml', { accountId, caseId, ...page });
  const text = savedText(core);
  expect(text).toContain('<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>');
  expect(text).toMatch(
    /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'"/,
  );
  expect(text).toContain('<style>p { color: red }</style>');
  const refused = await core.ask('thread.saveHtml', { accountId, caseId, ...page, style: '</STYLE ><script>1</script>' });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'bad-request' } });
  for (const body of ['<META http-equiv="refresh" content="0;url=https://evil.example">', '<p><iframe src="x">', '<form\n>']) {
    expect(await core.ask('thread.saveHtml', { accountId, caseId, ...page, body })).toMatchObject({
      ok: false,
      error: { kind: 'bad-request', at: ['body'] },
    });
  }
  expect(core.saved).toHaveLength(1);
});

test('a PDF is what the window prints; a host that can not says so', async () => {
  const able = await begin({ pdf: new TextEncoder().encode('%PDF-1.7') });
  const caseId = await aTrackedCase(able);
  expect(await able.core.call('thread.savePdf', { accountId: able.accountId, caseId })).toMatchObject({ possible: true });
  expect(able.core.saved.at(-1)?.name).toMatch(/\.pdf$/);
  expect(savedText(able.core)).toBe('%PDF-1.7');

  const unable = await begin();
  const other = await aTrackedCase(unable);
  expect(await unable.core.call('thread.savePdf', { accountId: unable.accountId, caseId: other })).toEqual({
    where: null,
    possible: false,
  });
  expect(unable.core.saved).toEqual([]);
});

test('only a tracked case can be saved or printed', async () => {
  const { core, accountId } = await begin();
  for (const reply of [
    await core.ask('thread.export', { accountId, caseId: '5', format: 'markdown', withNote: true }),
    await core.ask('thread.savePdf', { accountId, caseId: '5' }),
    await core.ask('thread.printing', { accountId, caseId: '5' }),
  ]) {
    expect(reply).toEqual({ ok: false, error: { kind: 'no-such-case' } });
  }
});
