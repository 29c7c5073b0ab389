import type { Page } from 'playwright';
import { ATTACKS, stalls } from '../hostile-markdown.ts';
import { openHarness } from './open.ts';

// node tests/component/harness/markdown.ts: every hostile text through the whole renderer, in a real Chromium, under the
// product's policy. Prints what was slow, and fails on anything that ran, was fetched, or held the window up.

const SETTLED_WITHIN_MS = 500;
const BLOCKED_AT_MOST_MS = 100;
const ALLOWED = new Set(
  'P BR HR STRONG EM DEL CODE PRE BLOCKQUOTE UL OL LI SPAN H1 H2 H3 H4 H5 H6 TABLE THEAD TBODY TR TH TD DIV'.split(' '),
);

type Seen = {
  readonly settled: number;
  readonly blocked: number;
  readonly state: string;
  readonly tags: string[];
  readonly attributes: string[];
};

/** Shows one text as the only entry of a case, and measures from the change to the settled text. */
async function show(page: Page, id: string, text: string): Promise<Seen> {
  return page.evaluate(
    async ([caseId, body]) => {
      const fake = window.fake;
      if (fake === undefined) throw new Error('no fake');
      const first = [...fake.world.cases.values()][0];
      if (first === undefined) throw new Error('no case');
      const entry = {
        id: `e-${caseId}`,
        author: 'WISE_AGENT',
        ours: false,
        body,
        createdAt: Date.now(),
        gone: false,
        changed: false,
      };
      fake.world.cases.set('700000001', { ...first, row: { ...first.row, id: '700000001' }, allEntries: [entry] });
      let blocked = 0;
      let last = performance.now();
      // What holds the window up holds this up too.
      const tick = setInterval(() => {
        blocked = Math.max(blocked, performance.now() - last - 4);
        last = performance.now();
      }, 4);
      await new Promise((done) => setTimeout(done, 10));
      blocked = 0;
      const start = performance.now();
      fake.emit('cases.changed', { accountId: '6d2f1f0e-6a1b-4c7e-9d55-0c1f5e1b7a01', ids: ['700000001'] });
      const settled = await new Promise<number>((done) => {
        const look = () => {
          const box = document.querySelector('.entry .markdown');
          const there =
            box !== null &&
            !box.classList.contains('markdown-waiting') &&
            (box.getAttribute('data-text') ?? '').startsWith(`e-${caseId}`);
          if (there || performance.now() - start > 5_000) done(performance.now() - start);
          else setTimeout(look, 5);
        };
        look();
      });
      // Open what is folded, and see it through.
      document.querySelector<HTMLButtonElement>('.entry > .button[aria-expanded="false"]')?.click();
      await new Promise((done) => setTimeout(done, body.length > 100_000 ? 900 : 600));
      clearInterval(tick);
      const box = document.querySelector('.entry .markdown');
      const nodes = [...(box?.querySelectorAll('*') ?? [])];
      return {
        settled,
        blocked,
        state: box?.className ?? '',
        tags: [...new Set(nodes.map((node) => node.tagName))],
        attributes: [...new Set(nodes.flatMap((node) => node.getAttributeNames()))],
      };
    },
    [id, text] as const,
  );
}

const isSlow = (seen: Seen) => seen.settled > SETTLED_WITHIN_MS || seen.blocked > BLOCKED_AT_MOST_MS;

const harness = await openHarness('/tmp/caseport-markdown');
const { page, complaints } = await harness.open({ name: 'markdown', world: 'one' });
const requests: string[] = [];
page.on('request', (request) => requests.push(request.url()));
await page.getByRole('option').first().click();
const failures: string[] = [];
const attributes = new Set<string>();

for (const [index, text] of ATTACKS.entries()) {
  const seen = await show(page, `attack-${index}`, text);
  for (const tag of seen.tags) if (!ALLOWED.has(tag)) failures.push(`tag ${tag}: ${text}`);
  for (const name of seen.attributes) attributes.add(name);
}
if (await page.evaluate(() => 'pwned' in window)) failures.push('something ran');

const slow: string[] = [];
for (const length of [65_535, 1_000_000]) {
  for (const { name, text } of stalls(length)) {
    // A busy machine holds a page up too; what the text does, it does every time.
    let seen = await show(page, `${name}-${length}`, text);
    for (let again = 1; again < 4 && isSlow(seen); again++) {
      const other = await show(page, `${name}-${length}-${again}`, text);
      if (other.blocked < seen.blocked) seen = other;
    }
    const line = `${name} at ${length}: ${Math.round(seen.settled)} ms, blocked ${Math.round(seen.blocked)} ms, ${seen.state}`;
    if (isSlow(seen)) failures.push(line);
    else if (seen.settled > 100 || seen.blocked > 60) slow.push(line);
  }
}
const outside = requests.filter((url) => !url.startsWith('http://127.0.0.1'));
console.log('attributes that were left:', [...attributes].sort().join(' '));
console.log(`slow but within the limits:\n  ${slow.join('\n  ')}`);
console.log(`requests elsewhere: ${outside.length}; complaints: ${complaints.join(' | ') || 'none'}`);
console.log(failures.length === 0 ? 'all well' : `FAILED\n  ${failures.join('\n  ')}`);
await harness.close();
process.exitCode = failures.length + outside.length + complaints.length === 0 ? 0 : 1;
