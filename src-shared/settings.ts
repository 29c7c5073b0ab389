import { z } from 'zod';

/** Widths of the panes in pixels, as the person left them; null: as designed. */
export const Layout = z.object({ views: z.number().int().min(100).max(800), list: z.number().int().min(200).max(1_200) });
export type Layout = z.output<typeof Layout>;

/** What a theme can be. `contrast`: black and white with the strongest lines, whatever the system says. */
export const Theme = z.enum(['system', 'light', 'dark', 'contrast']);
export type Theme = z.output<typeof Theme>;

/** How long a case may stand in a status before it is due. The team's own rule, not one of Wise's. */
export const DueRule = z.object({
  /** Raw status, as Wise names it. */
  status: z.string().min(1).max(100),
  hours: z.number().int().min(1).max(8_760),
});
export type DueRule = z.output<typeof DueRule>;

/** Keys of commands as the person changed them, by the command's id; an empty list takes its keys away. */
export const KeyChanges = z.record(z.string().max(100), z.array(z.string().min(1).max(60)).max(4));
export type KeyChanges = z.output<typeof KeyChanges>;

/** Every setting with its default: an empty object is a valid file. */
export const Settings = z.object({
  theme: Theme.default('system'),
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
  /** What `{{agent.name}}` stands for, and who the local audit log says it was. */
  agentName: z.string().max(200).default(''),
  dueRules: z
    .array(DueRule)
    .max(20)
    .default([{ status: 'PENDING', hours: 24 }]),
  keys: KeyChanges.default({}),
});
export type Settings = z.output<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** A change to some of them. */
export const SettingsChange = z.strictObject({
  theme: Theme.optional(),
  undoHoldSeconds: z.number().int().min(0).max(60).optional(),
  notifications: z.strictObject({ enabled: z.boolean(), content: z.enum(['full', 'id', 'nothing']) }).optional(),
  layout: Layout.nullable().optional(),
  agentName: Settings.shape.agentName.removeDefault().optional(),
  dueRules: Settings.shape.dueRules.removeDefault().optional(),
  keys: KeyChanges.optional(),
});
export type SettingsChange = z.output<typeof SettingsChange>;

/** The settings after a change. A key that is there and undefined means: leave it. */
export function changedSettings(settings: Settings, change: SettingsChange): Settings {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return Settings.parse({ ...settings, ...given });
}
