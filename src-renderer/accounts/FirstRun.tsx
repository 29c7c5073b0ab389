import { FileInput, FlaskConical, KeyRound, LoaderCircle, ShieldCheck, Siren, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { ManagedMark } from '../settings/ManagedMark.tsx';
import { usePolicy } from '../settings/use-policy.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import './accounts.css';

/** Two ways in, one sentence each. */
export function FirstRun() {
  const desk = useDesk();
  const memory = useApp((state) => state.info?.persistence === 'memory');
  const environments = usePolicy().entries.find(({ key }) => key === 'environments');
  const demoAllowed = environments?.value.split(', ').includes('demo') ?? true;
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function startDemo(): Promise<void> {
    setStarting(true);
    setError(null);
    const reply = await desk.app.startDemo();
    setStarting(false);
    if (!reply.ok) setError(reply.error);
  }

  return (
    <main className="first-run">
      <div className="first-run-inner">
        <h1>Your Wise partner cases, in one place</h1>
        <p className="first-run-lead">Nothing you write is lost, and nothing is sent twice.</p>
        <div className="first-run-ways">
          <section className="way" aria-labelledby="way-connect">
            <span className="way-icon">
              <KeyRound aria-hidden="true" />
            </span>
            <h2 id="way-connect">Connect to Wise</h2>
            <p>
              {memory
                ? 'Client id and secret, or a token. Held in memory only: there is no keychain here.'
                : 'Client id and secret, or a token. The secret is kept in this computer’s keychain, and shown to nobody but Wise.'}
            </p>
            <Button look="primary" aria-label="Connect to Wise" onClick={() => desk.ui.openDialog({ kind: 'connect' })}>
              Connect
            </Button>
          </section>
          <section className="way" aria-labelledby="way-demo">
            <span className="way-icon">
              <FlaskConical aria-hidden="true" />
            </span>
            <h2 id="way-demo">Try the demo</h2>
            <p>A stand-in for Wise on this computer: cases move, an agent answers. No account, no network.</p>
            <Button aria-label="Try the demo" disabled={starting || !demoAllowed} onClick={() => void startDemo()}>
              {starting ? <LoaderCircle className="spin" aria-hidden="true" /> : null}
              {starting ? 'Starting…' : 'Start the demo'}
            </Button>
            {demoAllowed || environments === undefined ? null : <ManagedMark entry={environments} />}
          </section>
        </div>
        {error === null ? null : <ErrorNote error={error} />}
        <div className="first-run-more">
          <Button look="quiet" icon={FileInput} onClick={() => desk.ui.openDialog({ kind: 'restore' })}>
            Restore a backup
          </Button>
          <span aria-hidden="true">·</span>
          <Button look="quiet" icon={ShieldCheck} onClick={() => desk.ui.openDialog({ kind: 'stored-where' })}>
            What is stored where
          </Button>
          <span aria-hidden="true">·</span>
          <Button look="quiet" icon={Stethoscope} onClick={() => desk.ui.openDialog({ kind: 'diagnostics' })}>
            Diagnostics
          </Button>
          <span aria-hidden="true">·</span>
          <Button look="quiet" icon={Siren} onClick={() => desk.ui.show({ place: 'emergency' })}>
            Emergency guide
          </Button>
        </div>
      </div>
    </main>
  );
}
