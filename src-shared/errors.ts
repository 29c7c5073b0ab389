import { z } from 'zod';

/** Why nothing reached Wise at all. Each has its own sentence and its own remedy. */
export const NotReached = z.enum(['dns', 'refused', 'timeout', 'tls', 'proxy', 'network']);
export type NotReached = z.output<typeof NotReached>;

/** Why a file that a person chose a place for could not be written there. */
export const NotWritten = z.enum(['no-folder', 'is-folder', 'not-allowed', 'disk-full', 'name-too-long']);
export type NotWritten = z.output<typeof NotWritten>;

const traceId = z.string().nullable();

/**
 * Every failure that is expected, as data. The list is closed: a new kind is a new row here and a new sentence in the
 * renderer's one place that describes errors. Bugs are not in it but for `unexpected`, which points into the log.
 */
export const AppError = z.discriminatedUnion('kind', [
  /** The renderer asked something malformed; `at` names the offending fields. A bug, or a forged message. */
  z.object({ kind: z.literal('bad-request'), at: z.array(z.string()) }),
  /** A bug. `reference` finds it in the log; the text of the bug itself does not cross. */
  z.object({ kind: z.literal('unexpected'), reference: z.string() }),
  /** A field of a form holds something that can not be used; `message` is shown beside it. */
  z.object({ kind: z.literal('invalid-field'), field: z.string(), message: z.string() }),

  z.object({ kind: z.literal('not-reached'), why: NotReached, host: z.string(), detail: z.string().nullable() }),
  /** Bytes left, but no answer that can be trusted came back. */
  z.object({ kind: z.literal('no-answer'), why: z.enum(['reset', 'timeout', 'closed', 'sleep']) }),
  /** The answer was not one of the Cases API: a captive portal, a proxy's page, broken JSON, a redirect. */
  z.object({ kind: z.literal('unreadable-answer'), status: z.number().int(), traceId }),
  /** 401 from the token endpoint: this id and secret are not a pair that Wise knows. */
  z.object({ kind: z.literal('wrong-credentials'), traceId }),
  /** 401 on a call, also after renewing the token. */
  z.object({ kind: z.literal('signed-out'), traceId }),
  /** 403: another client's case, or a permission that this client lacks. */
  z.object({ kind: z.literal('forbidden'), traceId }),
  z.object({ kind: z.literal('not-found'), traceId }),
  /** A well-formed refusal with a message of Wise's own. */
  z.object({ kind: z.literal('refused'), status: z.number().int(), message: z.string(), field: z.string().nullable(), traceId }),
  z.object({ kind: z.literal('throttled'), until: z.number().int(), traceId }),
  z.object({ kind: z.literal('server-error'), status: z.number().int(), traceId }),

  z.object({ kind: z.literal('no-such-account') }),
  z.object({ kind: z.literal('no-such-case') }),
  z.object({ kind: z.literal('no-such-send') }),
  /** A request to technical support, or an emergency, that is not here any more. */
  z.object({ kind: z.literal('no-such-request') }),
  /** The case was closed before the reply could leave; nothing was sent. */
  z.object({ kind: z.literal('case-closed') }),
  /** A case can not be taken off the list while something of it is on its way, or waits for a decision. */
  z.object({ kind: z.literal('sends-open'), caseIds: z.array(z.string()) }),
  /** The send has gone past the point where this can be done. */
  z.object({ kind: z.literal('too-late') }),
  z.object({ kind: z.literal('keychain-locked') }),
  z.object({ kind: z.literal('keychain-unavailable') }),
  z.object({ kind: z.literal('storage'), why: z.enum(['disk-full', 'read-only', 'damaged', 'busy']) }),
  /** An export, a backup or a bundle that was to be saved where the person said; what stood there is as it was. */
  z.object({ kind: z.literal('file-not-written'), why: NotWritten }),
  /** The local store is not open: see `app.info`, `stage`. */
  z.object({ kind: z.literal('not-ready') }),
  z.object({ kind: z.literal('link-refused'), why: z.string() }),
  /** A file that is no backup of ours, is cut short, of a newer version, or does not open with this passphrase. */
  z.object({ kind: z.literal('backup-refused'), why: z.enum(['not-a-backup', 'truncated', 'newer', 'wrong-passphrase']) }),
  /** The organisation decided it; `key` is the key of the policy. */
  z.object({ kind: z.literal('managed'), key: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type AppError = z.output<typeof AppError>;
export type AppErrorKind = AppError['kind'];

/** Carries an expected failure up to `answer`. Thrown only where a value would have to pass through many hands. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.kind);
    this.error = error;
  }
}

/** Makes a switch over a closed union exhaustive: a new member that is not handled does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unhandled member: ${JSON.stringify(value)}`);
}
