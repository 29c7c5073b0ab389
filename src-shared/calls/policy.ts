import { z } from 'zod';
import { NetworkFacts, StorageReport } from '../facts.ts';
import { PolicyReport } from '../policy.ts';
import { Settings } from '../settings.ts';
import { SettingPath } from '../settings-catalogue.ts';
import { call } from './call.ts';

const nothing = z.strictObject({});

/** What the page of settings asks for beside the settings themselves. */
export const policyCalls = {
  /** What the organisation decided, and what of it could not be used. Answers in every stage. */
  'policy.get': call(nothing, PolicyReport),
  /** What holds where the person chose nothing: the organisation's defaults over our own. */
  'settings.defaults': call(nothing, Settings),
  /** Forgets what the person chose. @throws AppFailure `managed` where the organisation decided it */
  'settings.reset': call(z.strictObject({ path: SettingPath }), Settings),
  /** Shows a notification at once, whatever the settings say. */
  'notifications.test': call(nothing, z.object({ shown: z.boolean(), detail: z.string().nullable() })),
  /** How each account reaches Wise. */
  'accounts.network': call(nothing, z.object({ accounts: z.array(NetworkFacts) })),
  /** What lies on this computer. */
  'storage.read': call(nothing, StorageReport),
} as const;
