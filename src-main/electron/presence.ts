import { app } from 'electron';
import type { Presence } from '../ports.ts';

/** The number on the application's icon, where the desktop shows one. */
export function createPresence(): Presence {
  return {
    show({ needsAction }) {
      app.setBadgeCount(needsAction);
    },
  };
}
