import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { runCommand } from '../ui/commands.ts';
import './MemoryBanner.css';

/** The run before this one ended without order: said once, with a way to save what the log knows of it. */
export function CrashedBanner() {
  const desk = useDesk();
  const crashed = useApp((state) => state.info?.lastEnd === 'crashed');
  const [read, setRead] = useState(false);
  if (!crashed || read) return null;
  return (
    <aside className="memory-banner" aria-label="Ended unexpectedly">
      <TriangleAlert aria-hidden="true" />
      <span>Caseport ended unexpectedly the last time. Drafts and the outbox were kept; what was being sent is looked for.</span>
      <button type="button" className="text-button" onClick={() => runCommand(desk, 'diagnostics')}>
        Save diagnostics
      </button>
      <button type="button" className="text-button" onClick={() => setRead(true)}>
        Understood
      </button>
    </aside>
  );
}
