import type { Page } from '@playwright/test';
import { summarise, type Times } from './measure.ts';

const LIMIT_MILLISECONDS = 10_000;

/**
 * Does something with the keyboard or the mouse, and measures inside the page: from the time stamp of the input event to the moment
 * after the frame in which `isShown` first holds was handed over to be painted.
 * @returns milliseconds
 */
export async function fromInputToFrame<T>(
  page: Page,
  isShown: (given: T) => boolean,
  given: T,
  act: () => Promise<unknown>,
): Promise<number> {
  // As text, because the condition is a function as well, and the page's policy lets it make none of a string.
  const call = `(${waitForPaint.toString()})(${isShown.toString()}, ${JSON.stringify(given)}, ${LIMIT_MILLISECONDS})`;
  // Armed before the input, and asked afterwards: the two must not overtake each other.
  await page.evaluate(`void (globalThis.measured = ${call}, globalThis.measured.catch(() => undefined))`);
  await act();
  return page.evaluate<number>('globalThis.measured');
}

/** Runs in the page. */
function waitForPaint<T>(isShown: (given: T) => boolean, given: T, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const inputs = ['keydown', 'pointerdown'] as const;
    const timer = setTimeout(() => reject(new Error('the effect was never shown')), limit);
    const begin = (event: Event): void => {
      for (const name of inputs) removeEventListener(name, begin, true);
      const look = (): void => {
        if (!isShown(given)) {
          requestAnimationFrame(look);
          return;
        }
        // A message is answered after the frame of this callback was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          clearTimeout(timer);
          resolve(performance.now() - event.timeStamp);
        };
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
    };
    for (const name of inputs) addEventListener(name, begin, true);
  });
}

/** Turns the wheel over a list for some seconds. */
export async function measureScrolling(page: Page, selector: string): Promise<{ frames: Times; seen: number; empty: number }> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`nothing to scroll: ${selector}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const measured = page.evaluate(
    () =>
      new Promise<{ frames: number[]; seen: number; empty: number }>((resolve) => {
        const frames: number[] = [];
        let seen = 0;
        let empty = 0;
        let last = performance.now();
        const end = last + 4_000;
        const frame = (now: number): void => {
          frames.push(now - last);
          last = now;
          seen += document.querySelectorAll('[role="option"]').length;
          empty += document.querySelectorAll('.skeleton-row').length;
          if (now < end) requestAnimationFrame(frame);
          else resolve({ frames: frames.slice(2), seen: seen + empty, empty });
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 420);
    await page.waitForTimeout(50);
  }
  const { frames, seen, empty } = await measured;
  return { frames: summarise(frames), seen, empty };
}
