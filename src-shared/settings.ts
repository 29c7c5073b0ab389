import { z } from 'zod';

/** Every setting with its default: an empty object is a valid file. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Seconds for which a reply can be undone after Send. */
  undoHoldSeconds: z.number().int().min(0).max(60).default(10),
  notifications: z
    .object({
      enabled: z.boolean().default(true),
      /** `full` shows the subject and the newest line; `id` the case id alone; the default holds no personal data. */
      content: z.enum(['full', 'id', 'nothing']).default('id'),
    })
    .default({ enabled: true, content: 'id' }),
});
export type Settings = z.output<typeof Settings>;

/** A change to some of them. */
export const SettingsChange = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  undoHoldSeconds: z.number().int().min(0).max(60).optional(),
  notifications: z.strictObject({ enabled: z.boolean(), content: z.enum(['full', 'id', 'nothing']) }).optional(),
});
export type SettingsChange = z.output<typeof SettingsChange>;
