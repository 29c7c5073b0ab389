import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { tellFailure } from '../ui/tell.ts';
import './MemoryBanner.css';

/** A newer version is there: told in one line that takes no focus, and that goes away for good when it was read. */
export function UpdateBanner() {
  const desk = useDesk();
  const update = useApp((state) => state.info?.update ?? null);
  const [readVersion, setReadVersion] = useState<string | null>(null);
  if (update === null || readVersion === update.version) return null;
  return (
    <aside className="memory-banner" aria-label="Newer version">
      <Sparkles aria-hidden="true" />
      <span>
        Caseport {update.version} is out, of {update.released}. {update.notes}
      </span>
      <button
        type="button"
        className="text-button"
        onClick={() => void desk.bridge.call('links.open', { url: update.url }).then((reply) => tellFailure(desk, reply))}
      >
        Read more
      </button>
      <button type="button" className="text-button" onClick={() => setReadVersion(update.version)}>
        Understood
      </button>
    </aside>
  );
}
