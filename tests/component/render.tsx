import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import { App } from '../../src-renderer/App.tsx';
import { createDesk, type Desk } from '../../src-renderer/stores/desk.ts';
import { createFakeBridge } from './fake-bridge.ts';
import { aWorld, type World } from './fake-world.ts';

// There is no layout here; the virtual list is told that it has room for a first screen.
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 800 },
  clientWidth: { configurable: true, get: () => 384 },
});

// As newer Chromium does: an effect that answers with it would give React a promise for its undo.
Element.prototype.scrollIntoView = () => Promise.resolve();

const desks: Desk[] = [];

afterEach(() => {
  for (const desk of desks.splice(0)) desk.stop();
  cleanup();
});

/** The whole application over a small world. */
export function show(world: Partial<World> = {}, prepare?: (fake: ReturnType<typeof createFakeBridge>) => void) {
  const fake = createFakeBridge(aWorld(world));
  prepare?.(fake);
  const desk = createDesk(fake.bridge);
  desks.push(desk);
  desk.start();
  render(<App desk={desk} />);
  return { fake, desk, user: userEvent.setup() };
}
