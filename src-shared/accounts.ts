import { z } from 'zod';
import { AccountId, Moment } from './ids.ts';

/** `demo` is the built-in stand-in; `development` a free loopback address, offered with CASEPORT_DEV=1 only. */
export const Environment = z.enum(['production', 'sandbox', 'demo', 'development']);
export type Environment = z.output<typeof Environment>;

const secretText = z.string().min(1).max(8_192);

/** How an account proves itself. Crosses from the form to the main process once, and never back. */
export const Credentials = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('client'), clientId: z.string().min(1).max(512), clientSecret: secretText }),
  z.strictObject({ kind: z.literal('token'), token: secretText }),
]);
export type Credentials = z.output<typeof Credentials>;

/** How Wise is reached. `system` asks the operating system (or the environment) which proxy to use. */
export const ProxyChoice = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({ mode: z.literal('manual'), url: z.string().min(1).max(2_048) }),
]);
export type ProxyChoice = z.output<typeof ProxyChoice>;

const filePath = z.string().min(1).max(4_096).nullable();

/** Certificate files in PEM form: an extra authority (TLS inspection), and a client certificate with its key (mTLS). */
export const TlsFiles = z.strictObject({ extraCaFile: filePath, clientCertificateFile: filePath, clientKeyFile: filePath });
export type TlsFiles = z.output<typeof TlsFiles>;

/** The "Connect to Wise" form, complete. */
export const ConnectForm = z.strictObject({
  label: z.string().trim().min(1).max(80),
  environment: z.enum(['production', 'sandbox', 'development']),
  /** With `development` only: an http or https address on loopback. */
  baseUrl: z.string().max(2_048).nullable(),
  credentials: Credentials,
  proxy: ProxyChoice,
  /** With a client certificate, the mTLS host of the environment is used. */
  tls: TlsFiles.nullable().default(null),
});
export type ConnectForm = z.output<typeof ConnectForm>;

/** What anybody may know of an account: no secret. */
export const AccountSummary = z.object({
  id: AccountId,
  label: z.string(),
  environment: Environment,
  /** Host that its calls go to, for display. */
  host: z.string(),
  signIn: z.enum(['client', 'token']),
  /** Offered again when the account signs in anew. An identifier, as Wise shows it; null where none was ever given. */
  clientId: z.string().nullable(),
  state: z.enum(['ready', 'signed-out']),
  createdAt: Moment,
  /** Signed out while the keychain was silent: its secret is not known to be gone from there. */
  secretLeft: z.boolean(),
});
export type AccountSummary = z.output<typeof AccountSummary>;

/** How many cases of each account need action. */
export const NeedsAction = z.array(z.object({ accountId: AccountId, count: z.number().int().nonnegative() }));
export type NeedsAction = z.output<typeof NeedsAction>;

/** What became of the secret of an account that was signed out. */
export const SignedOut = z.discriminatedUnion('secret', [
  z.object({ secret: z.literal('removed') }),
  /** The keychain did not answer. It is removed as soon as it does. */
  z.object({
    secret: z.literal('left'),
    why: z.enum(['keychain-locked', 'keychain-unavailable']),
    /** Its name in the keychain. */
    item: z.string(),
  }),
]);
export type SignedOut = z.output<typeof SignedOut>;

/** What goes from this computer with an account. */
export const AccountContents = z.object({
  /** On the list. */
  cases: z.number().int().nonnegative(),
  /** Replies, and a new case that was begun. */
  drafts: z.number().int().nonnegative(),
  notes: z.number().int().nonnegative(),
  supportRequests: z.number().int().nonnegative(),
  /** Sends that are not settled: while there are any, the account stays. */
  openSends: z.number().int().nonnegative(),
});
export type AccountContents = z.output<typeof AccountContents>;

export const AccountList = z.object({ accounts: z.array(AccountSummary), activeId: AccountId.nullable() });
export type AccountList = z.output<typeof AccountList>;
