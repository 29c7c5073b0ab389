import { expect, it } from 'vitest';
import { createProxyResolver } from '../../../src-preview/proxy.ts';

const WISE = 'https://api.wise.com/v3/x';

it.each<[answer: string, environment: NodeJS.ProcessEnv, address?: string]>([
  ['DIRECT', {}],
  ['DIRECT', { HTTPS_PROXY: '  ' }],
  ['PROXY proxy.example:3128', { HTTPS_PROXY: 'http://proxy.example:3128' }],
  ['PROXY proxy.example:3128', { https_proxy: 'proxy.example:3128' }],
  ['PROXY proxy.example:80', { HTTPS_PROXY: 'http://proxy.example' }],
  ['HTTPS proxy.example:443', { HTTPS_PROXY: 'https://proxy.example' }],
  ['SOCKS5 proxy.example:1080', { ALL_PROXY: 'socks5://proxy.example' }],
  ['DIRECT', { HTTP_PROXY: 'http://proxy.example:3128' }],
  ['PROXY proxy.example:3128', { HTTP_PROXY: 'http://proxy.example:3128' }, 'http://plain.example/'],
  ['DIRECT', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: '*' }],
  ['DIRECT', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'other.example, wise.com' }],
  ['DIRECT', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: '.wise.com' }],
  ['DIRECT', { HTTPS_PROXY: 'http://proxy.example:3128', no_proxy: 'api.wise.com:443' }],
  ['PROXY proxy.example:3128', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'api.wise.com:8443' }],
  ['PROXY proxy.example:3128', { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'notwise.com,ise.com' }],
  ['DIRECT', { HTTP_PROXY: 'http://proxy.example:3128' }, 'http://127.0.0.1:4010/'],
])('answers %s to %j %s', async (answer, environment, address = WISE) => {
  expect(await createProxyResolver(environment).resolve(address)).toBe(answer);
});
