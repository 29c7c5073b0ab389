import { type FormEvent, useEffect, useState } from 'react';
import type { AccountContents, SignedOut } from '../../src-shared/accounts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { describeError } from '../ui/describe-error.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { focusSoon } from '../ui/focus-soon.ts';
import { tellFailure } from '../ui/tell.ts';
import { useIsShown } from '../ui/use-is-shown.ts';
import { visibleText } from '../ui/visible-text.ts';
import { WhatGoes } from './WhatGoes.tsx';

type Left = Extract<SignedOut, { secret: 'left' }>;

/** Where the next key goes once the account is gone: the list of another one, or the first way in. */
const AFTERWARDS = '[data-focus="cases"], .first-run button';

/** Says what goes from this computer with an account, and that nothing goes at Wise, before it is removed. */
export function RemoveAccountDialog({ accountId }: { readonly accountId: string }) {
  const desk = useDesk();
  const account = useApp((state) => state.accounts?.find((one) => one.id === accountId));
  // Kept, because the last words are said when the account is gone.
  const [label] = useState(() => visibleText(account?.label ?? ''));
  const [isDemo] = useState(() => account?.environment === 'demo');
  const [contents, setContents] = useState<AccountContents | null>(null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const [left, setLeft] = useState<Left | null>(null);
  const isShown = useIsShown();
  const hasWords = contents !== null && contents.drafts + contents.notes > 0;
  const mustType = hasWords && !isDemo;

  useEffect(() => {
    let isHere = true;
    async function count(): Promise<void> {
      // What was typed a moment ago counts as well.
      await Promise.all([desk.drafts.flushAll(), desk.notes.flushAll()]);
      const reply = await desk.bridge.call('accounts.contents', { accountId });
      if (!isHere) return;
      if (reply.ok) setContents(reply.value);
      else setError(reply.error);
    }
    void count();
    const stop = desk.bridge.on('outbox.changed', (event) => {
      if (event.accountId === accountId) void count();
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [desk, accountId]);

  function close(): void {
    if (running) return;
    desk.ui.closeDialog();
    if (left !== null) focusSoon(AFTERWARDS);
  }

  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running) return;
    if (mustType && typed.trim() !== label.trim()) return setWrong('This is not the name of the account.');
    setRunning(true);
    setError(null);
    const reply = await desk.app.removeAccount(accountId);
    setRunning(false);
    if (!reply.ok) {
      if (isShown()) setError(reply.error);
      else desk.ui.notify(describeError(reply.error).title, 'bad');
    } else if (reply.value.secret === 'left' && isShown()) {
      setLeft(reply.value);
    } else {
      if (isShown()) desk.ui.closeDialog();
      desk.ui.notify(`${label} is removed from this computer.`);
      focusSoon(AFTERWARDS);
    }
  }

  async function showOutbox(): Promise<void> {
    await desk.drafts.flushAll();
    if (!tellFailure(desk, await desk.app.activate(accountId))) return;
    desk.ui.closeDialog();
    desk.ui.show({ place: 'outbox', viewsOpen: false });
    focusSoon('[data-focus="outbox"]');
  }

  if (left !== null) return <SecretStays label={label} left={left} onClose={close} />;
  const isOpen = contents !== null && contents.openSends > 0;
  return (
    <Dialog title={`Remove ${label}?`} size="small" role="alertdialog" dismissable={false} onClose={close}>
      <form noValidate onSubmit={(event) => void remove(event)}>
        <div className="dialog-body">
          {contents === null ? (
            error === null ? (
              <p role="status">Counting what is here…</p>
            ) : null
          ) : isOpen ? (
            <OpenSends count={contents.openSends} />
          ) : (
            <WhatGoes contents={contents} isDemo={isDemo} />
          )}
          {mustType && !isOpen ? (
            <Field
              label="Name of the account"
              value={typed}
              error={wrong}
              hint={
                <>
                  Type <strong>{label}</strong> to confirm.
                </>
              }
              onChange={(value) => {
                setTyped(value);
                setWrong(null);
              }}
            />
          ) : null}
          {error === null ? null : <ErrorNote error={error} />}
        </div>
        <DialogActions>
          {isOpen || isDemo ? null : (
            <Button look="quiet" disabled={running} onClick={() => desk.ui.openDialog({ kind: 'backup' })}>
              Back up first…
            </Button>
          )}
          <Button look="quiet" disabled={running} onClick={close}>
            Cancel
          </Button>
          {isOpen ? (
            <Button look="primary" onClick={() => void showOutbox()}>
              Open the outbox
            </Button>
          ) : (
            <Button look="danger" type="submit" disabled={contents === null || running}>
              {running ? 'Removing…' : 'Remove account'}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function OpenSends({ count }: { readonly count: number }) {
  return (
    <p role="status">
      <strong>
        {count === 1 ? 'One text of yours is' : `${count.toLocaleString('en')} texts of yours are`} still in the outbox.
      </strong>{' '}
      The account can be removed once each of them is at Wise, or you gave it up. Until then nothing is deleted.
    </p>
  );
}

type SecretStaysProps = { readonly label: string; readonly left: Left; readonly onClose: () => void };

function SecretStays({ label, left, onClose }: SecretStaysProps) {
  return (
    <Dialog title={`${label} is removed`} size="small" role="alertdialog" onClose={onClose}>
      <div className="dialog-body" role="status">
        <p>
          <strong>Its secret may still be in this computer's keychain</strong>, because the keychain{' '}
          {left.why === 'keychain-locked' ? 'is locked, or did not answer in time' : 'can not be reached'}. It is the item{' '}
          <code>{left.item}</code> of Caseport.
        </p>
        <p>
          Caseport does not use it, and removes it as soon as the keychain answers: when the computer is unlocked, or at the next
          start.
        </p>
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
