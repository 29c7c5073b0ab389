import { MemoryStick } from 'lucide-react';
import { useDesk } from '../stores/hooks.ts';
import './MemoryBanner.css';

/** Calm and always there: what is written in this session is not kept. */
export function MemoryBanner() {
  const desk = useDesk();
  return (
    <aside className="memory-banner" aria-label="Nothing is kept">
      <MemoryStick aria-hidden="true" />
      <span>
        There is no keychain here, so cases, threads, drafts and secrets are not written to disk: they end when Caseport closes.
      </span>
      <button type="button" className="text-button" onClick={() => desk.ui.openDialog({ kind: 'stored-where' })}>
        What this means
      </button>
    </aside>
  );
}
