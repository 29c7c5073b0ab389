import type { Secrets } from './ports.ts';

/** Where there is no keychain: secrets end with the session, and nothing reaches the disk. */
export function createMemorySecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    async get(name) {
      const value = kept.get(name);
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value };
    },
    async set(name, value) {
      kept.set(name, value);
      return { kind: 'stored' };
    },
    async remove(name) {
      kept.delete(name);
      return { kind: 'stored' };
    },
  };
}
