import { Plus } from 'lucide-react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';

/** Who is signed in, and how. */
export function AccountsSection() {
  const desk = useDesk();
  const accounts = useApp((state) => state.accounts) ?? [];
  return (
    <>
      {accounts.length === 0 ? <p className="muted">No accounts yet.</p> : null}
      <ul className="facts-list">
        {accounts.map((account) => (
          <li key={account.id} className="facts-row">
            <span className="facts-text">
              <strong>{account.label}</strong>
              <span className="muted">
                {account.environment}, {account.host}
                {account.state === 'signed-out' ? ', signed out' : ''}
                {account.secretLeft
                  ? '. Its secret may still be in the keychain; it is removed as soon as the keychain answers.'
                  : ''}
              </span>
            </span>
            {account.secretLeft ? (
              <Button
                aria-label={`Remove the secret of ${account.label}`}
                onClick={() => desk.ui.openDialog({ kind: 'sign-out', accountId: account.id })}
              >
                Remove secret…
              </Button>
            ) : null}
            {account.state === 'signed-out' ? (
              <Button onClick={() => desk.ui.openDialog({ kind: 'sign-in', accountId: account.id })}>Sign in…</Button>
            ) : (
              <Button
                aria-label={`Sign out of ${account.label}`}
                onClick={() => desk.ui.openDialog({ kind: 'sign-out', accountId: account.id })}
              >
                Sign out…
              </Button>
            )}
            <Button
              look="quiet"
              aria-label={`Remove account ${account.label}`}
              onClick={() => desk.ui.openDialog({ kind: 'remove-account', accountId: account.id })}
            >
              Remove account…
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button icon={Plus} onClick={() => desk.ui.openDialog({ kind: 'connect' })}>
          Connect another account…
        </Button>
      </div>
    </>
  );
}
