import parseMarkdownUrl from './markdown/parse-worker.ts?worker&url';
import readTableUrl from './register/table-worker.ts?worker&url';

const ADDRESSES = { markdown: parseMarkdownUrl, table: readTableUrl } as const;

type Policy = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | null = null;

/** Worker addresses are a Trusted Types sink: these two addresses, and no other, pass. A policy is made only once. */
function trustedUrl(url: string): string {
  // TypeScript's DOM types do not know Trusted Types yet; what comes back is used as the address and nothing else.
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types === undefined) return url;
  policy ??= types.createPolicy('caseport-worker', {
    createScriptURL(asked) {
      if (!Object.values(ADDRESSES).includes(asked)) throw new TypeError('not a script of ours');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

/** A thread of ours. The only place that starts one. */
export function startWorker(name: keyof typeof ADDRESSES): Worker {
  return new Worker(trustedUrl(ADDRESSES[name]), { type: 'module', name });
}
