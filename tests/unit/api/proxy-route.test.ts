import { describe, expect, test } from 'vitest';
import { ConnectFailure } from '../../../src-main/api/connector.ts';
import { chooseRoute, isLoopback, readPacAnswer, readProxyUrl } from '../../../src-main/api/proxy-route.ts';

test.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['[::1]', true],
  ['::1', true],
  ['128.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
  ['api.wise.com', false],
  ['0.0.0.0', false],
])('%s is this computer: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test.each([
  ['proxy:8080', 'http://proxy:8080/'],
  [' http://proxy:8080 ', 'http://proxy:8080/'],
  ['https://proxy:8443/', 'https://proxy:8443/'],
  ['http://user:word@proxy:1', 'http://user:word@proxy:1/'],
  ['[::1]:3128', 'http://[::1]:3128/'],
  ['http://user:100%25@proxy:1', 'http://user:100%25@proxy:1/'],
  ['http://user:100%@proxy:1', null],
  ['http://us%zzer:word@proxy:1', null],
  ['socks5://proxy:1080', null],
  ['http://proxy:1/path', null],
  ['http://proxy:1/?a=b', null],
  ['http://', null],
  ['proxy:99999', null],
  ['not a proxy', null],
  ['', null],
])('%j reads as %s', (typed, expected) => {
  expect(readProxyUrl(typed)?.href ?? null).toBe(expected);
});

describe('what a proxy auto-config answers', () => {
  test.each([
    ['DIRECT', 'direct'],
    ['', 'direct'],
    ['PROXY a:8080', 'http://a:8080/'],
    ['proxy a:8080; DIRECT', 'http://a:8080/'],
    ['HTTPS a:443', 'https://a/'],
    ['SOCKS5 s:1080; PROXY b:3128', 'http://b:3128/'],
    ['SOCKS5 s:1080; DIRECT', 'direct'],
    ['PROXY ; HTTP c:80', 'http://c/'],
  ])('%j', (answer, expected) => {
    const route = readPacAnswer(answer);
    expect(route.kind === 'direct' ? 'direct' : route.url.href).toBe(expected);
  });

  test('only what can not be used is no way, and not a way around', () => {
    expect(() => readPacAnswer('SOCKS5 s:1080')).toThrow(ConnectFailure);
    expect(() => readPacAnswer('nonsense')).toThrow(ConnectFailure);
  });
});

test('loopback is never sent through a proxy, and the others as they were told', async () => {
  const resolver = { resolve: async () => 'PROXY system:1' };
  const routeTo = async (mode: Parameters<typeof chooseRoute>[0], target: string) => {
    const route = await chooseRoute(mode, new URL(target), resolver);
    return route.kind === 'direct' ? 'direct' : route.url.host;
  };
  expect(await routeTo({ mode: 'manual', url: 'p:8080' }, 'http://127.0.0.1:4010')).toBe('direct');
  expect(await routeTo({ mode: 'manual', url: 'p:8080' }, 'https://api.wise.com')).toBe('p:8080');
  expect(await routeTo({ mode: 'system' }, 'https://api.wise.com')).toBe('system:1');
  expect(await routeTo({ mode: 'none' }, 'https://api.wise.com')).toBe('direct');
  await expect(routeTo({ mode: 'manual', url: 'socks5://p:1' }, 'https://api.wise.com')).rejects.toThrow(ConnectFailure);
});
