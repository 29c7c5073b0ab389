import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/find-browser.mjs';
import { ATTACKS } from '../component/hostile-markdown.ts';
import { callFrom, connectPage } from '../support/connected.ts';
import { availableHosts, type Driver } from '../support/driver.ts';
import { readPdf } from '../support/read-pdf.ts';
import { answerSaveDialogue } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

const WORDS = Array.from(
  { length: 130 },
  (_unused, nth) => `Paragraph ${nth} of a thread that fills more than one page of paper.`,
);

/** `12 / 12`, with room. */
const LONGEST_FOOTER = 20;

async function save(driver: Driver, folder: string, format: 'Markdown' | 'HTML' | 'PDF', ending: string): Promise<Buffer> {
  const { page } = driver;
  await answerSaveDialogue(driver, join(folder, `thread.${ending}`));
  await page.getByRole('button', { name: 'More about this case' }).click();
  await page.getByRole('menuitem', { name: `Save as ${format}…` }).click();
  await page.getByRole('button', { name: `Save ${format}…` }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const name = readdirSync(folder).find((file) => file.endsWith(`.${ending}`));
  expect(name).toBeDefined();
  return readFileSync(join(folder, name ?? ''));
}

/** What a page of this file does in a browser that would let it do anything. */
async function openedInBrowser(file: string) {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForTimeout(500);
    const found = await page.evaluate(() => {
      const elements = [...document.body.querySelectorAll('*')];
      return {
        pwned: 'pwned' in window,
        names: [...new Set(elements.map((element) => element.localName))],
        attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
        text: document.body.innerText,
        colour: getComputedStyle(document.querySelector('.printed-head') ?? document.body).fontWeight,
      };
    });
    return { ...found, asked: asked.filter((url) => !url.startsWith('file:')) };
  } finally {
    await browser.close();
  }
}

for (const host of availableHosts()) {
  test(`in ${host} a thread becomes Markdown, HTML and PDF, and what is hostile in it does nothing there`, async ({
    workstation,
  }) => {
    const { downloads, sandbox } = workstation;
    const caseId = sandbox.control.addCase({ status: 'OPEN' });
    sandbox.control.agentComment({ id: caseId, plainBody: 'Hello *from* [Wise](https://wise.com/help)', status: 'PENDING' });
    sandbox.control.agentComment({ id: caseId, plainBody: WORDS.join('\n\n') });
    for (const plainBody of ATTACKS) sandbox.control.agentComment({ id: caseId, plainBody });
    const driver = await workstation.start({ host });
    const { page } = driver;
    const accountId = await connectPage(page, sandbox);
    await callFrom(page, 'cases.track', { accountId, caseId });
    await page.getByRole('option').first().click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(ATTACKS.length + 2);

    const markdown = (await save(driver, downloads, 'Markdown', 'md')).toString('utf8');
    expect(markdown.match(/^> Paragraph \d+ of a thread/gm)).toHaveLength(WORDS.length);

    const pdf = await save(driver, downloads, 'PDF', 'pdf');
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const read = readPdf(pdf);
    const text = read.pieces.join('\n');
    expect(read.pages).toBeGreaterThan(3);
    expect(text).toContain('Hello from Wise');
    expect(text).toContain('<https://wise.com/help>');
    expect(text).toContain('Paragraph 129 of a thread');
    // Nothing of the window is on paper: each page holds words of the thread, and no page is another's.
    expect(text).not.toContain('Needs action');
    // The last may hold no more than the end of a short comment.
    expect(read.pieces.filter((piece) => piece.length > LONGEST_FOOTER).length).toBeGreaterThanOrEqual(read.pages - 1);

    await save(driver, downloads, 'HTML', 'html');
    const file = join(downloads, readdirSync(downloads).find((name) => name.endsWith('.html')) ?? '');
    const opened = await openedInBrowser(file);
    expect(opened.pwned).toBe(false);
    expect(opened.asked).toEqual([]);
    const harmless =
      'main header h1 h2 h3 h4 h5 h6 table thead tbody tr th td article section div p br hr strong em del code pre blockquote ul ol li span';
    expect(opened.names.filter((name) => !harmless.split(' ').includes(name))).toEqual([]);
    expect(
      opened.attributes.filter((name) => !['class', 'dir', 'scope', 'align', 'start', 'data-link', 'data-text'].includes(name)),
    ).toEqual([]);
    expect(opened.text).toContain('Paragraph 129 of a thread');
    // Its one style is allowed by its policy.
    expect(opened.colour).toBe('600');
    expect(driver.complaints()).toEqual([]);
  });
}
