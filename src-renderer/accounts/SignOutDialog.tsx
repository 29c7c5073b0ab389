import { useState } from 'react';
import type { SignedOut } from '../../src-shared/accounts.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { describeError } from '../ui/describe-error.ts';
import { useIsShown } from '../ui/use-is-shown.ts';

type Left = Extract<SignedOut, { secret: 'left' }>;

/** Asks before the secret of an account is forgotten, says what stays, and says plainly where the keychain did not let go of it. */
export function SignOutDialog({ accountId }: { readonly accountId: string }) {
  const desk = useDesk();
  const account = useApp((state) => state.accounts?.find((one) => one.id === accountId));
  const waiting = useApp((state) => (state.activeId === accountId ? (state.counts?.outbox ?? 0) : 0));
  const [left, setLeft] = useState<Left | null>(null);
  const [running, setRunning] = useState(false);
  const isShown = useIsShown();
  const label = account?.label ?? '';
  // Opened for what an earlier time left, or this time has.
  const isSignedOut = account?.state === 'signed-out';

  async function signOut(): Promise<void> {
    setRunning(true);
    const reply = await desk.app.signOut(accountId);
    setRunning(false);
    if (reply.ok && reply.value.secret === 'left') {
      if (isShown()) setLeft(reply.value);
      else desk.ui.notify(`Signed out ${label}, but its secret may still be in the keychain.`, 'bad');
      return;
    }
    if (isShown()) desk.ui.closeDialog();
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
    else if (isSignedOut) desk.ui.notify(`The secret of ${label} is not in the keychain any more.`);
  }

  return (
    <Dialog
      title={isSignedOut ? `Secret of ${label}` : `Sign out ${label}?`}
      size="small"
      role="alertdialog"
      onClose={() => desk.ui.closeDialog()}
    >
      <div className="dialog-body">
        {isSignedOut ? (
          <SecretLeft left={left} />
        ) : (
          <p>Caseport removes the secret from the keychain. Cases and drafts stay on this computer, and can still be read.</p>
        )}
        {waiting === 0 ? null : (
          <p>
            <strong>{waiting === 1 ? 'One reply waits' : `${waiting} replies wait`} in the outbox.</strong> They are sent only
            after this account is signed in again, and never by another account.
          </p>
        )}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
          {isSignedOut ? 'Close' : 'Cancel'}
        </Button>
        <Button look="danger" disabled={running} onClick={() => void signOut()}>
          {running ? 'Asking the keychain…' : isSignedOut ? 'Remove it now' : 'Sign out'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const WHY: Readonly<Record<Left['why'], string>> = {
  'keychain-locked': 'The keychain is locked, or did not answer in time.',
  'keychain-unavailable': 'The keychain can not be reached.',
};

function SecretLeft({ left }: { readonly left: Left | null }) {
  return (
    <div role="status">
      <p>
        <strong>This account is signed out, but its secret may still be in this computer's keychain.</strong>{' '}
        {left === null ? 'The keychain did not answer when the account was signed out.' : WHY[left.why]}
      </p>
      {left === null ? null : (
        <p>
          It is the item <code>{left.item}</code> of Caseport.
        </p>
      )}
      <p>
        Caseport does not use it, and removes it as soon as the keychain answers: when the computer is unlocked, or at the next
        start. To do it yourself, unlock the keychain and choose Remove it now.
      </p>
    </div>
  );
}
