import type { DemoSession, Ports } from './ports.ts';
import { readValue, writeValue } from './store/settings-table.ts';
import type { Stores } from './store/stores.ts';

/** Under what name the desk keeps the state of the stand-in. */
export const DEMO_STATE = 'demo-state';
/** The stand-in changes a few things at once; its state is kept once they are done. */
const SAVE_MILLISECONDS = 200;

/** The built-in stand-in of this session: started once, when it is first needed, and saved as it changes. */
export type DemoKeeper = {
  /** One that could not start is started anew by whoever asks next. */
  start(): Promise<DemoSession>;
  stop(): Promise<void>;
};

export function createDemoKeeper(ports: Ports, stores: Pick<Stores, 'desk'>): DemoKeeper {
  let demo: Promise<DemoSession> | null = null;
  /** One that was stopped saves no more: its state may have been removed since. */
  let live: DemoSession | null = null;

  async function begin(): Promise<DemoSession> {
    const running = await startSaved(ports, readValue(stores.desk, DEMO_STATE));
    live = running;
    let isSaving = false;
    running.onChange(() => {
      if (isSaving) return;
      isSaving = true;
      ports.clock.after(SAVE_MILLISECONDS, () => {
        isSaving = false;
        try {
          if (live === running && stores.desk.open) writeValue(stores.desk, DEMO_STATE, running.snapshot());
        } catch (cause) {
          // A disk that refuses costs the demo its newest state, and nothing else.
          ports.log.bug(cause, 'demo-save');
        }
      });
    });
    return running;
  }

  return {
    start() {
      if (demo === null) {
        const starting = begin();
        demo = starting;
        starting.catch(() => {
          if (demo === starting) demo = null;
        });
      }
      return demo;
    },
    async stop() {
      if (demo === null) return;
      const running = await demo;
      demo = null;
      live = null;
      try {
        writeValue(stores.desk, DEMO_STATE, running.snapshot());
      } finally {
        await running.stop();
      }
    },
  };
}

/** A saved state that can not be read any more must not take the demo away: its cases begin again, with the same ids. */
async function startSaved(ports: Ports, saved: string | null): Promise<DemoSession> {
  if (saved === null) return ports.demo.start(null);
  try {
    return await ports.demo.start(saved);
  } catch (cause) {
    ports.log.bug(cause, 'demo-begins-anew');
    return ports.demo.start(null);
  }
}
