/**
 * Where the page lives. No such host can exist (`.invalid` is reserved for that), so what is not answered by this process
 * goes nowhere; and https makes it a secure context like Electron's own scheme.
 */
export const ORIGIN = 'https://caseport.invalid';
export const START_ADDRESS = `${ORIGIN}/index.html`;

/** True for an address of the page itself, compared by parts. */
export function isOurs(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === ORIGIN;
}
