import { CircleCheck } from 'lucide-react';
import type { Restored } from '../../src-shared/register.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import '../register/import.css';

const PARTS: readonly { readonly key: keyof Restored; readonly one: string; readonly many: string }[] = [
  { key: 'accounts', one: 'account', many: 'accounts' },
  { key: 'cases', one: 'case', many: 'cases' },
  { key: 'drafts', one: 'draft', many: 'drafts' },
  { key: 'sends', one: 'unsent reply', many: 'unsent replies' },
];

/** What a restored backup added, and what is left to do. */
export function RestoreSummary({ restored, onClose }: { readonly restored: Restored; readonly onClose: () => void }) {
  const nothing = PARTS.every(({ key }) => restored[key] === 0);
  return (
    <Dialog title="Restore a backup" onClose={onClose}>
      <div className="dialog-body">
        <div className="import-head" role="status">
          <CircleCheck aria-hidden="true" />
          <strong>{nothing ? 'Everything in this backup is here already' : 'The backup was added'}</strong>
        </div>
        {nothing ? null : (
          <ul className="restored">
            {PARTS.map(({ key, one, many }) => (
              <li key={key}>
                <strong className="numbers">{restored[key].toLocaleString('en')}</strong> {restored[key] === 1 ? one : many}
              </li>
            ))}
          </ul>
        )}
        {restored.sends === 0 ? null : (
          <p>
            <strong>No reply is sent by itself.</strong> It may have left since the backup was made, so each asks you in the
            outbox.
          </p>
        )}
        {restored.accounts === 0 ? null : <p>Sign in to the added accounts again: secrets are not in a backup.</p>}
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
