import { FileDown, LoaderCircle, Network } from 'lucide-react';
import { useState } from 'react';
import type { ConnectionStep } from '../../src-shared/diagnostics.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { type Diagnostics, useDiagnostics } from './use-diagnostics.ts';
import '../settings/settings.css';
import './diagnostics.css';

const STEPS: Readonly<Record<ConnectionStep, string>> = {
  proxy: 'which proxy',
  name: 'finding the name',
  connection: 'opening a connection',
  token: 'getting a token',
  read: 'one read call',
  clock: 'comparing the clocks',
};

/** What goes to IT, to be looked through before it is saved. */
export function DiagnosticsDialog() {
  const desk = useDesk();
  const diagnostics = useDiagnostics();
  const { files, error, testing, saving } = diagnostics;
  const [shown, setShown] = useState('summary.txt');
  const file = files?.find(({ name }) => name === shown) ?? files?.[0];

  async function test(): Promise<void> {
    if (await diagnostics.test()) setShown('connection.txt');
  }

  return (
    <Dialog title="Diagnostics" size="page" onClose={() => desk.ui.closeDialog()}>
      <div className="diagnostics">
        <p className="muted diagnostics-promise">
          For your IT department. No word of a case, no name, no secret and no token is in these files: look through them first.
        </p>
        {error === null ? null : <ErrorNote error={error} />}
        {files === null || file === undefined ? (
          <p role="status" className="diagnostics-wait">
            <LoaderCircle className="spin" aria-hidden="true" /> Collecting…
          </p>
        ) : (
          <div className="diagnostics-files">
            <nav className="diagnostics-names" aria-label="Files of the diagnostics">
              {files.map(({ name }) => (
                <button
                  key={name}
                  type="button"
                  className="settings-section mono"
                  aria-current={name === file.name ? 'true' : undefined}
                  onClick={() => setShown(name)}
                >
                  {name}
                </button>
              ))}
            </nav>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must get there */}
            <section className="diagnostics-text" tabIndex={0} aria-label={file.name}>
              <pre className="mono">{file.text}</pre>
            </section>
          </div>
        )}
      </div>
      <DialogActions>
        {testing === null ? (
          <Button icon={Network} disabled={files === null} onClick={() => void test()}>
            Test the connection
          </Button>
        ) : (
          <>
            <span className="diagnostics-wait" role="status">
              <LoaderCircle className="spin" aria-hidden="true" /> {progressInWords(testing)}
            </span>
            <Button onClick={diagnostics.cancel}>Stop</Button>
          </>
        )}
        <span className="grow" />
        <Button
          look="primary"
          icon={FileDown}
          disabled={files === null || testing !== null}
          // Not `disabled`: what was pressed would lose the focus, and Escape would no longer reach the dialog.
          aria-disabled={saving || undefined}
          onClick={() => void diagnostics.save()}
        >
          Save as a zip…
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function progressInWords(testing: NonNullable<Diagnostics['testing']>): string {
  if (testing === 'begins') return 'Testing…';
  return `${testing.host}: ${STEPS[testing.step]} (${testing.done + 1} of ${testing.of})`;
}
