import { z } from 'zod';
import { AccountId } from './ids.ts';
import { PolicyName } from './policy.ts';

/** How an account reaches Wise, as it is: without a secret, also of a proxy. */
export const NetworkFacts = z.object({
  accountId: AccountId,
  label: z.string(),
  host: z.string(),
  /** "of this computer", "none", or the address without a user name and password. */
  proxy: z.string(),
  extraCaFile: z.string().nullable(),
  clientCertificateFile: z.string().nullable(),
  clientKeyFile: z.string().nullable(),
  /** Keys of policies that decide some of it. */
  managed: z.array(PolicyName),
});
export type NetworkFacts = z.output<typeof NetworkFacts>;

/** A file of the profile. */
export const StoredFile = z.object({ name: z.string(), bytes: z.number().int().nonnegative() });
export type StoredFile = z.output<typeof StoredFile>;

/** What lies on this computer, in files and in rows. */
export const StorageReport = z.object({
  /** The folder of the profile. */
  folder: z.string(),
  persistence: z.enum(['disk', 'memory']),
  files: z.array(StoredFile),
  rows: z.array(z.object({ what: z.string(), count: z.number().int().nonnegative() })),
  /** Days after which threads of closed cases are removed; null: they are kept. */
  retentionDays: z.number().int().nullable(),
});
export type StorageReport = z.output<typeof StorageReport>;
