import { type FormEvent, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { tellFailure } from '../ui/tell.ts';
import { useIsShown } from '../ui/use-is-shown.ts';
import { CredentialFields } from './CredentialFields.tsx';
import { type ConnectErrors, checkConnect, credentialsOf, EMPTY_CONNECT } from './connect-form.ts';
import './accounts.css';

/** Signs an account in again. Its cases, drafts and waiting sends were kept. */
export function SignInDialog({ accountId }: { readonly accountId: string }) {
  const desk = useDesk();
  const account = useApp((state) => state.accounts?.find((one) => one.id === accountId));
  const [fields, setFields] = useState({
    ...EMPTY_CONNECT,
    label: account?.label ?? '-',
    signIn: account?.signIn ?? 'client',
    clientId: account?.clientId ?? '',
  });
  const [shown, setShown] = useState<ConnectErrors>({});
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const [stopped, setStopped] = useState(false);
  /** Which try is waited for; the answer of one that was given up changes nothing on screen. */
  const attempt = useRef(0);
  const isShown = useIsShown();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const errors = checkConnect(fields);
    setShown(errors);
    if (running || Object.keys(errors).length > 0) return;
    const mine = ++attempt.current;
    setRunning(true);
    setStopped(false);
    setError(null);
    const reply = await desk.app.signIn(accountId, credentialsOf(fields));
    const isWaitedFor = mine === attempt.current;
    if (isWaitedFor) setRunning(false);
    if (!reply.ok) {
      if (!isWaitedFor) return;
      if (isShown()) setError(reply.error);
      else tellFailure(desk, reply);
      return;
    }
    // It may have been through before it could be stopped; then that is the truth, whoever still looks.
    if (isShown()) desk.ui.closeDialog();
    desk.ui.notify(`Signed in: ${reply.value.label}.`);
  }

  function stop(): void {
    attempt.current++;
    if (running) void desk.bridge.call('accounts.cancelConnect', {});
  }

  function close(): void {
    stop();
    desk.ui.closeDialog();
  }

  function cancel(): void {
    stop();
    if (!running) desk.ui.closeDialog();
    setRunning(false);
    setStopped(running);
  }

  return (
    <Dialog title={`Sign in again: ${account?.label ?? ''}`} onClose={close} dismissable={false}>
      <form noValidate onSubmit={(event) => void submit(event)} className="connect-form">
        <div className="dialog-body">
          <p className="muted">Cases, drafts and waiting replies of this account were kept.</p>
          <CredentialFields fields={fields} errors={shown} onChange={(part) => setFields({ ...fields, ...part })} />
          {error === null ? null : <ErrorNote error={error} />}
          {stopped ? (
            <p className="muted" role="status">
              Stopped. What this would have saved is not saved.
            </p>
          ) : null}
        </div>
        <DialogActions>
          <Button look="quiet" onClick={cancel}>
            {running ? 'Stop' : 'Cancel'}
          </Button>
          <Button look="primary" type="submit" disabled={running}>
            {running ? 'Making a test call…' : 'Sign in'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
