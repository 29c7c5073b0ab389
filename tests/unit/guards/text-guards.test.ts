import { describe, expect, it } from 'vitest';
import { findInLockFile, findInText } from '../../../scripts/guards/text-guards.mjs';

const RAW_HTML = [
  '<p dangerouslySetInnerHTML={{ __html: text }} />',
  'node.innerHTML = text;',
  'node.outerHTML = text;',
  "node.insertAdjacentHTML('beforeend', text);",
  'document.write(text);',
  'range.createContextualFragment(text);',
  'node.setHTMLUnsafe(text);',
];

describe('raw HTML', () => {
  it.each(RAW_HTML)('is found in the renderer: %s', (line) => {
    expect(findInText('src-renderer/thread/Entry.tsx', `const a = 1;\n${line}`)).toMatchObject([{ line: 2 }]);
  });

  it.each(RAW_HTML)('is allowed in the one folder that sanitises: %s', (line) => {
    expect(findInText('src-renderer/markdown/render.ts', line)).toEqual([]);
  });

  it('may be spoken of in a comment', () => {
    expect(findInText('src-renderer/thread/Entry.tsx', '// No innerHTML here.')).toEqual([]);
  });
});

describe('the bridge', () => {
  it.each(['window.caseport.call', 'globalThis.caseport', "window['caseport']"])('is read in one file only: %s', (line) => {
    expect(findInText('src-renderer/inbox/Inbox.tsx', line)).toHaveLength(1);
    expect(findInText('src-renderer/bridge.ts', line)).toEqual([]);
  });
});

describe('paths of one machine', () => {
  it.each(['/wo' + 'rk/main', '/ro' + 'ot/.npmrc', '/ho' + 'me/kim/caseport', 'C:\\Us' + 'ers\\kim'])('are found: %s', (path) => {
    expect(findInText('docs/architecture.md', `see ${path}`)).toHaveLength(1);
  });

  it('are not mistaken for paths of the project or of the API', () => {
    expect(findInText('src-main/api/client.ts', "'/v1/cases'; '../network/x'; 'a/root/b'; '/usr/bin/env'")).toEqual([]);
  });
});

describe('the lock file', () => {
  it('holds no download address', () => {
    expect(findInLockFile('"version": "1.0.0",\n"resolved": "x"')).toMatchObject([{ line: 2 }]);
    expect(findInLockFile('"version": "1.0.0",\n"integrity": "sha512-x"')).toEqual([]);
  });
});
