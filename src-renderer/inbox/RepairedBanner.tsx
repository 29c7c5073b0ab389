import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../stores/hooks.ts';
import './MemoryBanner.css';

/** What had to be put right at this start: said once, until it was read. */
export function RepairedBanner() {
  const repaired = useApp((state) => state.info?.repaired ?? 'nothing');
  const [read, setRead] = useState(false);
  if (repaired === 'nothing' || read) return null;
  return (
    <aside className="memory-banner" aria-label="Repaired">
      <Wrench aria-hidden="true" />
      <span>
        {repaired === 'desk'
          ? 'The data on this computer was damaged, and was put right from its second copy. Look over your drafts and the outbox.'
          : 'The copy of your threads was damaged. It fills again from Wise by itself; drafts and replies were not touched.'}
      </span>
      <button type="button" className="text-button" onClick={() => setRead(true)}>
        Understood
      </button>
    </aside>
  );
}
