import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type HostName, type RunningHost, startElectron, startPreview } from '../support/hosts.ts';
import { HEADER, line, summarise, type Times } from './measure.ts';
import { measureBarePage } from './page-floor.ts';
import { fromInputToFrame, measureScrolling } from './painted.ts';

const ROUNDS = 40;
const STARTS = 3;
const CORE_HEADROOM_MILLISECONDS = 20_000;

/**
 * What an agent waits for in the window: from the input to the frame that shows its effect, in a real host on the real store,
 * beside a bare window of the same program.
 */
export async function measurePage(name: HostName, profile: string, say: (text: string) => void): Promise<void> {
  const floor = await measureBarePage(name);
  const starts: number[] = [];
  const environment = { ...process.env, CASEPORT_PROFILE: profile };
  const begin = () => (name === 'electron' ? startElectron(environment, say) : startPreview(environment, say));
  for (let round = 0; round < STARTS; round++) {
    const began = performance.now();
    const host = await begin();
    await host.page.getByRole('option').first().waitFor({ timeout: CORE_HEADROOM_MILLISECONDS });
    starts.push(performance.now() - began);
    await host.quit();
  }
  say('');
  say(HEADER.replace('milliseconds'.padEnd(44), `input to painted frame, ${name}`.padEnd(44)));
  say(line('start to a usable list', summarise(starts), floor.start, Math.round(300 + floor.start.p50)));

  const host = await begin();
  const { page } = host;
  try {
    await page.getByRole('option').first().waitFor();
    say(line('next case', await nextCase(page), floor.key, 50));
    say(line('open a case that was not open before', await openCase(page), floor.key, 50));
    say(line('another view', await otherView(page), floor.key, 50));
    say(line('search as you type', await search(page), floor.key, 50));
    say(line('a key in the composer, autosave on', await typing(page), floor.key, 16));
    const scrolled = await measureScrolling(page, '[role="listbox"][aria-label="Cases"]');
    say(line('frame while scrolling', scrolled.frames, floor.scroll, 33));
    say(`rows that were not there yet while scrolling: ${scrolled.empty} of ${scrolled.seen}`);
    say(await memory(host));
  } finally {
    await host.quit();
  }
}

const threadId = '.thread-ids .copy-value';

async function nextCase(page: Page): Promise<Times> {
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await page.locator(threadId).first().textContent();
    times.push(
      await fromInputToFrame(
        page,
        ({ selector, old }) => {
          const text = document.querySelector(selector)?.textContent;
          return text !== undefined && text !== null && text !== old;
        },
        { selector: threadId, old: before },
        () => page.keyboard.press('j'),
      ),
    );
  }
  return summarise(times);
}

async function openCase(page: Page): Promise<Times> {
  const list = page.getByRole('listbox', { name: 'Cases' });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await list.evaluate((element, top) => element.scrollTo({ top }), 4_000 + round * 1_600);
    await page.waitForTimeout(120);
    const row = page.getByRole('option').nth(6);
    const id = (await row.getAttribute('id'))?.replace('case-', '') ?? '';
    times.push(
      await fromInputToFrame(
        page,
        ({ selector, wanted }) => document.querySelector(selector)?.textContent === wanted,
        { selector: threadId, wanted: id },
        () => row.click({ noWaitAfter: true }),
      ),
    );
  }
  return summarise(times);
}

async function otherView(page: Page): Promise<Times> {
  const names = ['With Wise', 'Solved', 'Closed', 'All cases', 'Needs action'];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const button = page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: names[round % names.length] ?? '' });
    const box = await button.boundingBox();
    const before = await page.getByRole('option').first().getAttribute('id');
    times.push(
      await fromInputToFrame(
        page,
        (old) => {
          const row = document.querySelector('[role="option"]');
          return row !== null && row.id !== old;
        },
        before,
        () => page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 8),
      ),
    );
  }
  return summarise(times);
}

async function search(page: Page): Promise<Times> {
  const words = ['beneficiary', 'statement', 'refund payout', 'invoice'];
  const times: number[] = [];
  for (const word of words) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search cases' }).fill('');
    // Two letters are no word yet, and change nothing.
    await page.keyboard.type(word.slice(0, 2));
    for (const letter of word.slice(2)) {
      times.push(
        await fromInputToFrame(
          page,
          (wanted) =>
            document.querySelector('[role="listbox"][aria-label="Cases"]')?.getAttribute('data-shown')?.endsWith(wanted) === true,
          `query ${await typed(page, letter)}`,
          () => page.keyboard.type(letter),
        ),
      );
    }
  }
  await page.keyboard.press('Escape');
  return summarise(times);
}

async function typed(page: Page, next: string): Promise<string> {
  return ((await page.getByRole('searchbox', { name: 'Search cases' }).inputValue()) + next).trim();
}

async function typing(page: Page): Promise<Times> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Needs action' }).click();
  await page.getByRole('option').first().click();
  const box = page.getByRole('textbox', { name: 'Reply' });
  await box.click();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS * 4; round++) {
    times.push(
      await fromInputToFrame(
        page,
        (length) => {
          const area = document.querySelector('textarea[aria-label="Reply"], [aria-label="Reply"] textarea, textarea');
          return area instanceof HTMLTextAreaElement && area.value.length > length;
        },
        (await box.inputValue()).length,
        () => page.keyboard.press(round % 6 === 5 ? 'Space' : 'a'),
      ),
    );
  }
  return summarise(times);
}

/** What the page's process holds for itself alone, and what its JavaScript holds of that. */
async function memory({ page, electron }: RunningHost): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const largest = Math.max(...(await pagePids(page, electron)).map(privateMegabytes));
  return `memory of the page: ${(usedSize / 1e6).toFixed(1)} MB JavaScript, ${largest.toFixed(0)} MB private in its process`;
}

async function pagePids(page: Page, electron: RunningHost['electron']): Promise<number[]> {
  if (electron !== null) {
    return electron.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter((one) => one.type === 'Tab')
        .map((one) => one.pid),
    );
  }
  const browser = page.context().browser();
  if (browser === null) throw new Error('a page without its browser');
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  return processInfo.filter((one) => one.type === 'renderer').map((one) => one.id);
}

function privateMegabytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const lines = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)];
    return lines.reduce((sum, match) => sum + Number(match[1]), 0) / 1_000;
  } catch {
    // No such file on this system: nothing is claimed.
    return 0;
  }
}
