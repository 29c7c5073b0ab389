import { z } from 'zod';

/** Widths of the panes in pixels, as the person left them; null: as designed. */
export const Layout = z.object({ views: z.number().int().min(100).max(800), list: z.number().int().min(200).max(1_200) });
export type Layout = z.output<typeof Layout>;

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
  layout: Layout.nullable().default(null),
});
export type Settings = z.output<typeof Settings>;

/** A change to some of them. */
export const SettingsChange = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  undoHoldSeconds: z.number().int().min(0).max(60).optional(),
  notifications: z.strictObject({ enabled: z.boolean(), content: z.enum(['full', 'id', 'nothing']) }).optional(),
  layout: Layout.nullable().optional(),
});
export type SettingsChange = z.output<typeof SettingsChange>;
