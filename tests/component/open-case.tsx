import { screen, within } from '@testing-library/react';
import { aCase } from './builders.ts';
import type { World } from './fake-world.ts';
import { show } from './render.tsx';

export const ID = '700000412';

/** The application with one case open. */
export async function openCase(parts: Parameters<typeof aCase>[1] = {}, world: Partial<World> = {}) {
  const shown = show({ cases: new Map([[ID, aCase(ID, { subject: 'Held', ...parts })]]), ...world });
  // Whatever its status, the case is among all.
  await shown.user.click(await screen.findByRole('button', { name: /^All cases/ }));
  await shown.user.click(await screen.findByRole('option', { name: /Held/ }));
  const thread = within(await screen.findByRole('region', { name: 'Thread' }));
  await thread.findByRole('heading', { name: 'Held' });
  return { ...shown, thread };
}

export const reply = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
