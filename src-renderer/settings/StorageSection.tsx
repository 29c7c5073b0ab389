import { Archive, FileInput } from 'lucide-react';
import type { PolicyReport } from '../../src-shared/policy.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { ManagedMark } from './ManagedMark.tsx';
import { useAnswer } from './use-answer.ts';

const STEP = 1_024;
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

/** A size as people read it. */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** What lies on this computer, how long it stays, and the copies of it. */
export function StorageSection({ policy }: { readonly policy: PolicyReport }) {
  const desk = useDesk();
  const { value, error } = useAnswer('storage.read', {});
  const retention = policy.entries.find(({ key }) => key === 'cacheRetentionDays');
  return (
    <>
      {error === null ? null : <ErrorNote error={error} />}
      {value === null ? null : (
        <>
          <p className="setting-folder">
            {value.persistence === 'memory' ? 'There is no keychain here: everything is held in memory.' : 'All of it is in '}
            {value.persistence === 'memory' ? null : <span className="mono">{value.folder}</span>}
          </p>
          <div className="facts-pair">
            <Facts title="Files" rows={value.files.map(({ name, bytes }) => [name, sizeInWords(bytes)])} />
            <Facts title="Rows" rows={value.rows.map(({ what, count }) => [what, count.toLocaleString('en')])} />
          </div>
          <section aria-label="Closed threads">
            <p>
              {value.retentionDays === null
                ? 'Threads of closed cases are kept.'
                : `Threads of cases that have been closed for ${value.retentionDays} days are removed from this computer. The case, its note and its tags stay, and opening it reads the thread from Wise again.`}
            </p>
            {retention === undefined ? null : <ManagedMark entry={retention} />}
          </section>
        </>
      )}
      <div className="settings-files">
        <Button icon={Archive} onClick={() => desk.ui.openDialog({ kind: 'backup' })}>
          Back up everything…
        </Button>
        <Button icon={FileInput} onClick={() => desk.ui.openDialog({ kind: 'restore' })}>
          Restore a backup…
        </Button>
      </div>
    </>
  );
}

function Facts({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h4 className="facts-title">{title}</h4>
      <dl className="facts">
        {rows.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="numbers">{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
