import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../../../scripts/lib/find-browser.mjs';
import type { Shot } from './shot.ts';

/** The policy of both hosts, word for word. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types dompurify caseport-worker";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

const root = resolve(import.meta.dirname, '../../..');

export type Harness = {
  /** A page with the renderer over the named world, and everything that it complained about. */
  open(shot: Shot): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
};

/** Builds the renderer as the product does, serves it under the product's policy, and drives a real Chromium. */
export async function openHarness(outDir: string): Promise<Harness> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, 'src-renderer'),
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: join(outDir, 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(outDir, 'bridge'),
      emptyOutDir: true,
      target: 'chrome130',
      lib: {
        entry: join(import.meta.dirname, 'page-bridge.ts'),
        formats: ['iife'],
        name: 'fakeBridge',
        fileName: () => 'bridge.js',
      },
    },
  });
  const bridge = await readFile(join(outDir, 'bridge/bridge.js'), 'utf8');
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    readFile(join(outDir, 'page', path === '/' ? 'index.html' : path)).then(
      (body) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(path)] ?? TYPES['.html'], 'content-security-policy': POLICY })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // Listening on a port, so the address is an object.
  const { port } = server.address() as AddressInfo;
  const browser: Browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    async open({ world, width = 1440, height = 900, media = {}, before }) {
      const context = await browser.newContext({ viewport: { width, height }, ...media });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
      await page.addInitScript(bridge);
      await before?.(page);
      await page.goto(`http://127.0.0.1:${port}/#${world}`);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}
