import { createFakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { worldOf } from './worlds.ts';

/** Runs in the page before the renderer: puts the fake in the place of the real bridge. The name of the world is in the hash. */
declare global {
  interface Window {
    fake?: FakeBridge;
  }
}

const fake = createFakeBridge(worldOf(location.hash.slice(1)));
window.fake = fake;
Object.defineProperty(window, 'caseport', { value: fake.bridge });
