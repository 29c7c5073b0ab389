import { z } from 'zod';

/**
 * How far the application got in opening what it keeps. Everything but `ready` is a screen of its own with one next step;
 * none of them deletes anything.
 */
export const Stage = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('opening') }),
  z.object({ stage: z.literal('ready') }),
  /** The keychain holds the key but will not give it. */
  z.object({ stage: z.literal('keychain-locked') }),
  /** There is data on this computer whose key the keychain does not know (deleted, or another keychain). */
  z.object({ stage: z.literal('key-missing') }),
  /** There is data on this computer and no keychain that could hold its key. */
  z.object({ stage: z.literal('keychain-unavailable') }),
  /** Written by a newer version of the application: left untouched. */
  z.object({ stage: z.literal('newer-data') }),
  /** The desk database could not be read; `recovered` tells how much of it was saved into a new one. */
  z.object({ stage: z.literal('damaged') }),
  /** The profile folder can not be written. */
  z.object({ stage: z.literal('read-only') }),
  z.object({ stage: z.literal('disk-full') }),
  /** Another process has the data open. */
  z.object({ stage: z.literal('in-use') }),
]);
export type Stage = z.output<typeof Stage>;

/** A newer version, as the signed description tells it. Getting it is left to the person. */
export const Update = z.object({
  version: z.string(),
  notes: z.string(),
  /** Where it is told of, for the browser. */
  url: z.string(),
  /** Day on which it came out, as it was written. */
  released: z.string(),
});
export type Update = z.output<typeof Update>;

export const AppInfo = z.object({
  name: z.string(),
  version: z.string(),
  host: z.enum(['electron', 'preview', 'test']),
  platform: z.string(),
  /** Offers the Development environment. */
  development: z.boolean(),
  /** `memory`: no keychain here, so nothing is written to disk and everything ends with the session. */
  persistence: z.enum(['disk', 'memory']),
  stage: Stage,
  /** What had to be put right at this start: the desk from its mirror, or the cache, which fills again from Wise. */
  repaired: z.enum(['nothing', 'desk', 'cache']),
  /** How the run before this one ended: `crashed` where it left without closing what was open. */
  lastEnd: z.enum(['orderly', 'crashed']),
  update: Update.nullable(),
});
export type AppInfo = z.output<typeof AppInfo>;
