/** The page's own scheme, instead of `file:`, which could read the whole disk. */
export const SCHEME = 'caseport';
export const ORIGIN = `${SCHEME}://app`;
export const START_ADDRESS = `${ORIGIN}/index.html`;

/** True for an address of the page itself: exactly our scheme and host. Compared by parts, never by how it begins. */
export function isOurs(address: string): boolean {
  try {
    const url = new URL(address);
    // Node gives schemes that it does not know the origin `null`.
    return url.protocol === `${SCHEME}:` && url.host === 'app' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
