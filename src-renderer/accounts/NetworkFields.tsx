import type { PolicyEntry, PolicyKey, PolicyReport } from '../../src-shared/policy.ts';
import { ManagedMark, whereManaged } from '../settings/ManagedMark.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { CertificateFields } from './CertificateFields.tsx';
import type { ConnectErrors, ConnectFields } from './connect-form.ts';
import '../settings/settings.css';

type Props = {
  readonly fields: ConnectFields;
  readonly errors: ConnectErrors;
  readonly policy: PolicyReport;
  readonly onChange: (change: Partial<ConnectFields>) => void;
};

const FILES = ['extraCaFile', 'clientCertificateFile', 'clientKeyFile'] as const satisfies readonly PolicyKey[];
const NAMES: Readonly<Record<(typeof FILES)[number] | 'proxy', string>> = {
  proxy: 'Proxy',
  extraCaFile: 'Extra authority',
  clientCertificateFile: 'Client certificate',
  clientKeyFile: 'Key of the client certificate',
};
const PROXY_WORDS: Readonly<Record<string, string>> = { system: "This computer's", none: 'None' };

/** How Wise is reached: what the organisation enforces is shown and locked, the rest is chosen. */
export function NetworkFields({ fields, errors, policy, onChange }: Props) {
  const lockOf = (key: PolicyKey) => policy.entries.find((entry) => entry.key === key && entry.tier === 'enforced');
  const proxy = lockOf('proxy');
  const files = FILES.map(lockOf).filter((entry) => entry !== undefined);
  return (
    <>
      {proxy === undefined ? (
        <>
          <Choice
            label="Proxy"
            value={fields.proxy}
            onChange={(chosen) => onChange({ proxy: chosen })}
            options={[
              { value: 'system', label: "This computer's" },
              { value: 'none', label: 'None' },
              { value: 'manual', label: 'By hand' },
            ]}
          />
          {fields.proxy === 'manual' ? (
            <Field
              label="Proxy address"
              mono
              placeholder="http://proxy.example:8080"
              value={fields.proxyUrl}
              error={errors.proxyUrl}
              onChange={(proxyUrl) => onChange({ proxyUrl })}
            />
          ) : null}
        </>
      ) : (
        <Managed name={NAMES.proxy} value={PROXY_WORDS[proxy.value] ?? proxy.value} entry={proxy} />
      )}
      {files.length === 0 ? (
        <CertificateFields fields={fields} errors={errors} onChange={onChange} />
      ) : (
        files.map((entry) => (
          <Managed key={entry.key} name={NAMES[entry.key as (typeof FILES)[number]]} value={entry.value} entry={entry} /> // found by these keys
        ))
      )}
    </>
  );
}

/** What is decided: to be read, and reached by keys, and not to be changed. */
function Managed({ name, value, entry }: { readonly name: string; readonly value: string; readonly entry: PolicyEntry }) {
  const id = `managed-${entry.key}`;
  return (
    <div className="setting">
      <div className="setting-main">
        <label className="field-label" htmlFor={id}>
          {name}
        </label>
        <input id={id} className="field-input mono" readOnly value={value} aria-describedby={`${id}-lock`} />
        <ManagedMark entry={entry} />
        <span className="hidden-text" id={`${id}-lock`}>
          Managed by your organisation. {whereManaged(entry)}
        </span>
      </div>
    </div>
  );
}
