import { ShieldAlert } from 'lucide-react';
import { useMemo } from 'react';
import { findSecrets } from '../../src-shared/secrets.ts';
import { visibleText } from '../ui/visible-text.ts';
import { findPersonalData, nameOfPersonalData, type PersonalData } from './personal-data.ts';
import './FoundData.css';

/** A secret is told from others by its beginning. */
const SECRET_SHOWN = 12;

/** What looks like personal data, and where it stands. */
export function FoundList({ found }: { readonly found: readonly PersonalData[] }) {
  return (
    <ul>
      {found.map((one) => (
        <li key={`${one.kind}-${one.start}`}>
          <span className="mono">{one.text}</span> looks like {nameOfPersonalData(one.kind)} (characters {one.start + 1} to{' '}
          {one.end}).
        </li>
      ))}
    </ul>
  );
}

/** Beside a field: it asks, and stands in nobody's way. */
export function FoundPersonalData({ found }: { readonly found: readonly PersonalData[] }) {
  return (
    <div className="found-data" role="status">
      <ShieldAlert aria-hidden="true" />
      <FoundList found={found} />
    </div>
  );
}

/** Below a text that goes into a mail: secrets, without which nothing leaves, and personal data. */
export function FoundInMail({ text }: { readonly text: string }) {
  const secrets = useMemo(() => findSecrets(text), [text]);
  const personal = useMemo(() => {
    const within = (one: PersonalData) => secrets.some(({ start, end }) => one.start < end && start < one.end);
    return findPersonalData(text).filter((one) => !within(one));
  }, [text, secrets]);
  return (
    <>
      {secrets.length === 0 ? null : (
        <div className="found-data found-bad" role="alert">
          <ShieldAlert aria-hidden="true" />
          <div>
            <strong>Take this out: nothing leaves while it stands here, and whoever has seen it can use it.</strong>
            <ul>
              {secrets.map(({ name, text: secret, start, end }) => (
                <li key={start}>
                  <span className="mono">{visibleText(secret.slice(0, SECRET_SHOWN))}…</span> looks like {name} (characters{' '}
                  {start + 1} to {end}).
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {personal.length === 0 ? null : (
        <div className="found-data" role="status">
          <ShieldAlert aria-hidden="true" />
          <div>
            <strong>Technical support needs no data of customers. Take this out if you can:</strong>
            <FoundList found={personal} />
          </div>
        </div>
      )}
    </>
  );
}
