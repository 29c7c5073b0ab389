import type { AppError, NotReached } from '../../src-shared/errors.ts';

export type FailureWords = { readonly words: string; readonly advice: string };

const NOT_REACHED: Readonly<Record<NotReached, FailureWords>> = {
  dns: {
    words: 'The name could not be found.',
    advice: 'Check the network. Inside a company network, names outside are often known to the proxy alone: set one.',
  },
  refused: { words: 'The connection was refused.', advice: 'A firewall may stand between: allow the host on port 443.' },
  timeout: { words: 'Nothing answered in time.', advice: 'A firewall may drop the connection: allow the host on port 443.' },
  tls: {
    words: 'The certificate was not trusted.',
    advice:
      'Check the clock of this computer. Where traffic is inspected, name the authority of the inspection: policy extraCaFile, or Certificates in the account.',
  },
  proxy: {
    words: 'The proxy did not let the connection through.',
    advice: 'Check its address, whether it wants a user name, and that it allows CONNECT to the host on port 443.',
  },
  network: { words: 'There is no network.', advice: 'Check the cable, the wireless network, or the VPN.' },
};

/** Why a connection did not stand, and what IT can do about it. */
export function notReachedWords(why: NotReached, detail: string): FailureWords {
  const { words, advice } = NOT_REACHED[why];
  return { words: detail === '' ? words : `${words} (${detail})`, advice };
}

/** What came of a call, and what to do about it. */
export function failureWords(error: AppError): FailureWords {
  switch (error.kind) {
    case 'not-reached':
      return notReachedWords(error.why, error.detail ?? '');
    case 'wrong-credentials':
    case 'signed-out':
      return { words: 'Wise does not accept the sign-in.', advice: 'Sign in again, with the id and secret of this environment.' };
    case 'forbidden':
      return { words: 'Wise knows who asks, and does not let them.', advice: 'Ask Wise to enable Partner Cases for the client.' };
    case 'keychain-locked':
      return { words: 'The keychain is locked.', advice: 'Unlock it, then test again.' };
    case 'keychain-unavailable':
      return { words: 'There is no keychain.', advice: 'Start it (on Linux: gnome-keyring or KWallet), then test again.' };
    case 'throttled':
      return { words: 'Wise asks to slow down.', advice: 'Wait a minute, then test again.' };
    case 'server-error':
      return { words: `Wise has a problem of its own (${error.status}).`, advice: 'See status.wise.com, and try later.' };
    case 'unreadable-answer':
      return {
        words: `Something else answered in place of Wise (status ${error.status}).`,
        advice: 'A sign-in page of the network, or a proxy: open a browser, or let the host pass.',
      };
    case 'no-answer':
      return { words: `No answer came back (${error.why}).`, advice: 'Test again; if it stays so, ask about a firewall.' };
    default:
      return { words: `It did not work (${error.kind}).`, advice: 'Look into errors.txt.' };
  }
}
