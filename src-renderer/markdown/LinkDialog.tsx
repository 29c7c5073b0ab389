import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { reviewLink } from './review-link.ts';
import './LinkDialog.css';

/** The one door to the outside: says where a link really leads before it is opened. */
export function LinkDialog({ url, text }: { readonly url: string; readonly text: string }) {
  const desk = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  const [copied, setCopied] = useState(false);
  const link = reviewLink(url);
  const close = () => desk.ui.closeDialog();

  async function open(): Promise<void> {
    if (link === null) return;
    const reply = await desk.bridge.call('links.open', { url: link.url });
    if (reply.ok) close();
    else setError(reply.error);
  }

  async function copy(): Promise<void> {
    const reply = await desk.bridge.call('clipboard.write', { text: url });
    setCopied(reply.ok);
    setError(reply.ok ? null : reply.error);
  }

  return (
    <Dialog title="Open this link in the browser?" size="small" onClose={close}>
      <div className="dialog-body">
        {link === null ? (
          <p>This address can not be opened safely.</p>
        ) : (
          <>
            <p>
              The text says “{text}”. It leads to <strong className="link-host">{link.host}</strong>
            </p>
            <p className="link-url mono">{link.url}</p>
            {link.foreignLetters ? (
              <p className="link-warning">The name uses letters that can look like others. Check it with care.</p>
            ) : null}
          </>
        )}
        {error === null ? null : <ErrorNote error={error} />}
      </div>
      <DialogActions>
        <Button onClick={() => void copy()}>{copied ? 'Address copied' : 'Copy address'}</Button>
        <span className="grow" />
        <Button look="quiet" onClick={close}>
          Cancel
        </Button>
        <Button look="primary" icon={ExternalLink} disabled={link === null} onClick={() => void open()}>
          Open link
        </Button>
      </DialogActions>
    </Dialog>
  );
}
