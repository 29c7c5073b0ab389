import type { Bridge } from '../src-shared/ipc.ts';

/** How the page reaches this process: taken off the window before any script of the page runs. */
export const BINDING = 'caseportHost';

/** A batch of events, or null where the page that waits for them is gone. */
export type EventBatch = readonly (readonly [name: string, payload: unknown])[] | null;

/**
 * Runs in the page before its own scripts and builds `window.caseport`, as the preload does in Electron. Playwright
 * carries its text over, so it must not refer to anything outside itself.
 */
export function installBridge(options: { readonly binding: string; readonly origin: string }): void {
  if (window !== window.top || location.origin !== options.origin) return;
  const send: unknown = Reflect.get(window, options.binding);
  if (typeof send !== 'function') return;
  Reflect.deleteProperty(window, options.binding);
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  async function deliver(): Promise<void> {
    // Waits on the host instead of offering it a function: nothing but the bridge stays on the window.
    for (
      let batch: EventBatch = [];
      batch !== null;
      batch = await Reflect.apply(send as () => Promise<EventBatch>, window, ['events'])
    ) {
      for (const [name, payload] of batch) for (const listener of listeners.get(name) ?? []) listener(payload);
    }
  }

  const bridge: Pick<Bridge, 'call' | 'on'> = {
    call: (name, input) => Reflect.apply(send as () => ReturnType<Bridge['call']>, window, ['call', name, input]) as never,
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known);
      // One function may be given twice: each subscription is undone by itself.
      const subscription = (payload: unknown) => listener(payload as never);
      known.add(subscription);
      return () => {
        known.delete(subscription);
      };
    },
  };
  Object.defineProperty(window, 'caseport', { value: Object.freeze(bridge), enumerable: true });
  void deliver();
}
