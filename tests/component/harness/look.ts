import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { Harness } from './open.ts';
import type { Shot } from './shot.ts';

/** Makes a state, and lists what the page complained about and what axe found in it. The page stays open for a picture. */
export async function look(harness: Harness, shot: Shot): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, complaints } = await harness.open(shot);
  try {
    await page.waitForTimeout(250);
    await shot.act?.(page);
    await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
  } catch (cause) {
    complaints.push(`script: ${String(cause).slice(0, 400)}`);
  }
  // Rules for pages of a site, not for a window; the scrim of a dialog is judged with the dialog.
  // Where the system forces its colours, the computed ones are not those that are seen.
  const off = shot.media?.forcedColors === 'active' ? ['page-has-heading-one', 'color-contrast'] : ['page-has-heading-one'];
  const { violations } = await new AxeBuilder({ page }).disableRules(off).analyze();
  for (const one of violations) {
    complaints.push(`axe ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' || ')}`);
  }
  return { page, complaints };
}
