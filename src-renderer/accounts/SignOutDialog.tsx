import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { describeError } from '../ui/describe-error.ts';

/** Asks before the secrets of an account are forgotten, and says what stays. */
export function SignOutDialog({ accountId }: { readonly accountId: string }) {
  const desk = useDesk();
  const account = useApp((state) => state.accounts?.find((one) => one.id === accountId));
  const waiting = useApp((state) => (state.activeId === accountId ? (state.counts?.outbox ?? 0) : 0));

  async function signOut(): Promise<void> {
    const reply = await desk.app.signOut(accountId);
    desk.ui.closeDialog();
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
  }

  return (
    <Dialog title={`Sign out ${account?.label ?? ''}?`} size="small" role="alertdialog" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <p>The secret is removed from the keychain. Cases and drafts stay on this computer, and can still be read.</p>
        {waiting === 0 ? null : (
          <p>
            <strong>{waiting === 1 ? 'One reply waits' : `${waiting} replies wait`} in the outbox.</strong> They are sent only
            after this account is signed in again, and never by another account.
          </p>
        )}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
          Cancel
        </Button>
        <Button look="danger" onClick={() => void signOut()}>
          Sign out
        </Button>
      </DialogActions>
    </Dialog>
  );
}
