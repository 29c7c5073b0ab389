import { createRenderer, type Rendered } from './render.ts';

/** The one renderer of the page: one worker, one memory of what was parsed. */
export const renderer = createRenderer();

const WARM_UP_ATTEMPTS = 3;

/** What a text is rendered to, for those who can wait for it: one text at a time, so that each has its whole budget. */
export function rendered(key: string, text: string): Promise<Rendered> {
  return new Promise((resolve) => {
    renderer.render(key, text, resolve);
  });
}

/** Waits until the worker runs: the answer to the first text may come too late only because the worker was starting. */
export async function warmUp(): Promise<void> {
  for (let attempt = 0; attempt < WARM_UP_ATTEMPTS; attempt++) {
    const { rich } = await rendered(`warm-up ${attempt}`, '*a*');
    if (rich) return;
  }
}
