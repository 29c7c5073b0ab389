import type { Bridge } from '../src-shared/ipc.ts';

declare global {
  interface Window {
    readonly caseport?: Bridge;
  }
}

/** The only reader of `window.caseport`. */
export function readBridge(): Bridge {
  if (window.caseport === undefined) throw new Error('the host did not provide the bridge');
  return window.caseport;
}
