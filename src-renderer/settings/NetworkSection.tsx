import type { NetworkFacts } from '../../src-shared/facts.ts';
import type { PolicyReport } from '../../src-shared/policy.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { ManagedMark } from './ManagedMark.tsx';
import { useAnswer } from './use-answer.ts';

/** How each account reaches Wise, as it is in force. What is to be otherwise is entered when an account is connected. */
export function NetworkSection({ policy }: { readonly policy: PolicyReport }) {
  const { value, error } = useAnswer('accounts.network', {});
  if (error !== null) return <ErrorNote error={error} />;
  if (value === null) return null;
  return (
    <>
      {value.accounts.length === 0 ? <p className="muted">No accounts yet.</p> : null}
      {value.accounts.map((account) => (
        <section key={account.accountId} aria-label={account.label}>
          <h4 className="facts-title">{account.label}</h4>
          <dl className="facts">
            {factsOf(account).map(([name, fact]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={fact.includes('/') ? 'mono' : undefined}>{fact}</dd>
              </div>
            ))}
          </dl>
          {policy.entries
            .filter(({ key, tier }) => tier === 'enforced' && account.managed.includes(key))
            .map((entry) => (
              <ManagedMark key={entry.key} entry={entry} />
            ))}
        </section>
      ))}
      <p className="field-hint">
        Proxy and certificates are chosen when an account is connected. A file that was renewed is read again with the next
        connection.
      </p>
    </>
  );
}

function factsOf(account: NetworkFacts): readonly (readonly [string, string])[] {
  const none = 'none of its own';
  return [
    ['Host', account.host],
    ['Proxy', account.proxy],
    ['Extra authority', account.extraCaFile ?? none],
    ['Client certificate', account.clientCertificateFile ?? none],
    ['Its key', account.clientKeyFile ?? none],
  ];
}
