import { createHash, randomBytes } from 'node:crypto';

export type Client = { readonly clientId: string; readonly clientSecret: string };

export type TokenVerdict = { readonly kind: 'valid'; readonly clientId: string } | { readonly kind: 'expired' | 'unknown' };

/** Tokens that were given out, and those configured by hand. */
export type Tokens = {
  issue(clientId: string, expiresAt: number): string;
  check(token: string, now: number): TokenVerdict;
  /** Ends every token that was given out, as a rotation at Wise would. */
  expireAll(): void;
};

export function createTokens(staticTokens: Readonly<Record<string, string>>): Tokens {
  const issued = new Map<string, { readonly clientId: string; readonly expiresAt: number }>();
  let stale = new Set<string>();
  return {
    issue(clientId, expiresAt) {
      // Wise's new tokens are opaque and 500 to 800 characters long (wise-api.md section 3); three dots make it look like a JWT.
      const token = [16, 480, 64].map((bytes) => randomBytes(bytes).toString('base64url')).join('.');
      issued.set(token, { clientId, expiresAt });
      return token;
    },
    check(token, now) {
      const fixed = staticTokens[token];
      if (fixed !== undefined && Object.hasOwn(staticTokens, token)) return { kind: 'valid', clientId: fixed };
      const found = issued.get(token);
      if (found === undefined) return { kind: stale.has(token) ? 'expired' : 'unknown' };
      return found.expiresAt > now ? { kind: 'valid', clientId: found.clientId } : { kind: 'expired' };
    },
    expireAll() {
      stale = new Set([...stale, ...issued.keys()]);
      issued.clear();
    },
  };
}

/** How a secret appears in the log of requests: recognisable when it comes again, useless to whoever reads it. */
export function fingerprint(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;
}
