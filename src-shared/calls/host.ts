import { z } from 'zod';
import { CommandName } from '../commands.ts';
import { call } from './call.ts';

/** Between the page and whatever hosts it: menus, and the last moments before the end. */
export const hostCalls = {
  /** Everything that was being written has been saved: the answer to `app.stopping`. */
  /** @param all false where words on the page could not be saved. */
  'app.saved': call(z.strictObject({ all: z.boolean() }), z.object({})),
} as const;

export const hostEvents = {
  /** A menu of the desktop: the same commands as in the palette. */
  'command.run': z.object({ id: CommandName }),
  /** The application is about to end: what is being written is saved now, and `app.saved` says so. */
  'app.stopping': z.object({}),
};
