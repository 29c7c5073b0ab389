import path from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/lib/find-browser.mjs';

const MODULE = path.resolve(import.meta.dirname, '../../../src-renderer/markdown/sanitise.ts');

/** HTML as it must never come out of the parser; the sanitiser has to hold alone, should the parser ever let it through. */
const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  '<svg onload="window.pwned=1"><circle></svg>',
  '<script>window.pwned=1</script>',
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '<a href="javascript:window.pwned=1" data-link="javascript:window.pwned=1">x</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.pwned=1">',
  '<form action="https://example.invalid"><input name=innerHTML><button>x</button></form>',
  '<p style="background:url(https://example.invalid/p)" class="banner" id="root" onclick="window.pwned=1">x</p>',
  '<span data-link="https://example.invalid/" onmouseover="window.pwned=1" data-secret="x" aria-label="x">x</span>',
  '<img src="https://example.invalid/pixel"><video poster="https://example.invalid/v"></video>',
  '<link rel=stylesheet href="https://example.invalid/s"><base href="https://example.invalid/"><meta http-equiv=refresh content="0;url=https://example.invalid/">',
  '<details open ontoggle="window.pwned=1"><summary>x</summary></details>',
  '<template><img src=x onerror="window.pwned=1"></template>',
];
const ALLOWED_TAGS =
  'P BR HR STRONG EM DEL CODE PRE BLOCKQUOTE UL OL LI SPAN H1 H2 H3 H4 H5 H6 TABLE THEAD TBODY TR TH TD DIV'.split(' ');
const FORBIDDEN = /^(on.*|src|srcset|srcdoc|href|style|id|action|poster|data-secret)$/;

const browser = findBrowser();

test.skipIf(browser === null)(
  'the sanitiser alone lets nothing run, nothing be fetched, and no other element through',
  async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry: MODULE, formats: ['iife'], name: 'sanitiser', fileName: 'sanitiser' } },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (output === undefined || !('output' in output)) throw new Error('nothing was built');
    const launched = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] });
    try {
      const page = await launched.newPage();
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.addScriptTag({ content: `${output.output[0].code}; window.sanitiser = sanitiser;` });
      const left = await page.evaluate(async (texts) => {
        const { sanitise } = Reflect.get(window, 'sanitiser') as { sanitise(html: string): DocumentFragment };
        const seen: { tag: string; attributes: string[] }[] = [];
        for (const text of texts) {
          const box = document.body.appendChild(document.createElement('div'));
          box.append(sanitise(text));
          for (const node of box.querySelectorAll('*')) seen.push({ tag: node.tagName, attributes: node.getAttributeNames() });
        }
        const unopenable = document.createElement('div');
        unopenable.append(sanitise('<p><span data-link="javascript:window.pwned=1">your receipt</span></p>'));
        await new Promise((resolve) => setTimeout(resolve, 200));
        return { seen, pwned: 'pwned' in window, unopenable: unopenable.innerHTML };
      }, HOSTILE);
      expect(left.pwned).toBe(false);
      // Shown for what it is, and no more than shown.
      expect(left.unopenable).toBe('<p dir="ltr"><span>your receipt (javascript:window.pwned=1)</span></p>');
      expect(left.seen.filter((node) => !ALLOWED_TAGS.includes(node.tag))).toEqual([]);
      expect(left.seen.flatMap((node) => node.attributes).filter((name) => FORBIDDEN.test(name))).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await launched.close();
    }
  },
  60_000,
);
