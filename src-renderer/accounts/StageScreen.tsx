import {
  Database,
  FolderLock,
  HardDrive,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  PackageOpen,
  RefreshCcw,
  SquareStack,
} from 'lucide-react';
import { useState } from 'react';
import type { Stage } from '../../src-shared/app-info.ts';
import { assertNever } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type Words = { readonly icon: LucideIcon; readonly title: string; readonly text: string; readonly button: string | null };

function wordsOf(stage: Exclude<Stage['stage'], 'ready'>): Words {
  switch (stage) {
    case 'opening':
      return { icon: PackageOpen, title: 'Opening your cases…', text: 'This takes a moment.', button: null };
    case 'keychain-locked':
      return {
        icon: LockKeyhole,
        title: 'The keychain is locked',
        text: 'Your cases are encrypted, and their key is in the keychain of this computer. Unlock it, and Caseport goes on. Nothing was changed.',
        button: 'Unlock and try again',
      };
    case 'key-missing':
      return {
        icon: KeyRound,
        title: 'The key to your cases is missing',
        text: 'There is data on this computer, and the keychain does not know its key: it was removed, or this is another keychain. Open the keychain that you used before, then try again. If the key is gone for good, start over: the data is put aside and kept.',
        button: 'Try again',
      };
    case 'keychain-unavailable':
      return {
        icon: KeyRound,
        title: 'There is no keychain here',
        text: 'There is data on this computer whose key is in a keychain, and none can be reached in this session. Start the keychain (on Linux: gnome-keyring or KWallet), then try again.',
        button: 'Try again',
      };
    case 'newer-data':
      return {
        icon: SquareStack,
        title: 'This data was written by a newer Caseport',
        text: 'It was left untouched. Install the newest version, then try again.',
        button: 'Try again',
      };
    case 'damaged':
      return {
        icon: Database,
        title: 'The data on this computer is damaged',
        text: 'It can not be opened as it is, and nothing of it was deleted. Ask your IT department for a copy of the profile folder, or start over: then what is here is put aside and kept.',
        button: 'Try again',
      };
    case 'read-only':
      return {
        icon: FolderLock,
        title: 'The profile folder can not be written',
        text: 'What you would write could not be kept, so Caseport stops here. Ask your IT department for the right to write to the folder.',
        button: 'Try again',
      };
    case 'disk-full':
      return {
        icon: HardDrive,
        title: 'The disk is full',
        text: 'What you would write could not be kept. Free some space, then try again.',
        button: 'Try again',
      };
    case 'in-use':
      return {
        icon: RefreshCcw,
        title: 'Another Caseport has your cases open',
        text: 'Use that window, or close it and try again.',
        button: 'Try again',
      };
    default:
      return assertNever(stage);
  }
}

/** A start that did not succeed: what is so, that nothing was lost, and one next step. */
export function StageScreen({ stage }: { readonly stage: Exclude<Stage['stage'], 'ready'> }) {
  const desk = useDesk();
  const [trying, setTrying] = useState(false);
  const words = wordsOf(stage);

  async function retry(): Promise<void> {
    setTrying(true);
    await desk.app.retry();
    setTrying(false);
  }

  return (
    <main className={stage === 'opening' ? 'stage late' : 'stage'}>
      <EmptyState
        level={1}
        icon={words.icon}
        title={words.title}
        action={
          words.button === null ? undefined : (
            <>
              <Button look="primary" disabled={trying} onClick={() => void retry()}>
                {trying ? 'Trying…' : words.button}
              </Button>
              {stage === 'damaged' || stage === 'key-missing' ? (
                <Button onClick={() => desk.ui.openDialog({ kind: 'start-over' })}>Start over…</Button>
              ) : null}
              <Button look="quiet" onClick={() => desk.ui.openDialog({ kind: 'diagnostics' })}>
                Diagnostics…
              </Button>
              <Button look="quiet" onClick={() => desk.ui.show({ place: 'emergency' })}>
                Emergency guide
              </Button>
            </>
          )
        }
      >
        <p>{words.text}</p>
      </EmptyState>
    </main>
  );
}
