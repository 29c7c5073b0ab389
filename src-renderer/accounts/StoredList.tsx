import { Database, KeyRound, MemoryStick, ScrollText, ShieldX } from 'lucide-react';
import { useApp } from '../stores/hooks.ts';
import './accounts.css';

/** What is stored where, as it is on this computer. */
export function StoredList() {
  const memory = useApp((state) => state.info?.persistence === 'memory');
  return (
    <>
      {memory ? (
        <p>
          <strong>There is no keychain on this computer.</strong> So cases, threads, drafts and secrets are not written to disk:
          they are held in memory, and gone when Caseport closes.
        </p>
      ) : null}
      <dl className="stored">
        <div>
          <KeyRound aria-hidden="true" />
          <dt>Client secret or bearer token</dt>
          <dd>{memory ? 'The memory of Caseport, until it closes' : "This computer's keychain"}</dd>
        </div>
        <div>
          <Database aria-hidden="true" />
          <dt>Accounts with their client ids, cases, threads, drafts, the outbox, settings</dt>
          <dd>
            {memory
              ? 'The memory of Caseport, until it closes'
              : 'An encrypted database in the profile folder. Its key is in the keychain.'}
          </dd>
        </div>
        <div>
          <MemoryStick aria-hidden="true" />
          <dt>Access token made from a client id and secret</dt>
          <dd>The memory of Caseport, until it ends or Caseport closes</dd>
        </div>
        <div>
          <ScrollText aria-hidden="true" />
          <dt>Log</dt>
          <dd>A file in the profile folder: what happened and when, without a word of any case and without secrets</dd>
        </div>
        <div>
          <ShieldX aria-hidden="true" />
          <dt>This window</dt>
          <dd>Shows what it is told. It holds no secret, keeps nothing, and can reach no network.</dd>
        </div>
      </dl>
    </>
  );
}
