import { Field } from '../ui/Field.tsx';
import type { ConnectErrors, ConnectFields } from './connect-form.ts';

type Props = {
  readonly fields: ConnectFields;
  readonly errors: ConnectErrors;
  readonly onChange: (change: Partial<ConnectFields>) => void;
};

/** For networks that inspect TLS, and for accounts that prove themselves with a certificate. Most need neither. */
export function CertificateFields({ fields, errors, onChange }: Props) {
  const wrong = [errors.extraCaFile, errors.clientCertificateFile, errors.clientKeyFile].some((error) => error !== undefined);
  return (
    <details className="certificates" open={wrong || undefined}>
      <summary>Certificates</summary>
      <div className="certificates-fields">
        <Field
          label="Extra authority"
          optional
          mono
          value={fields.extraCaFile}
          error={errors.extraCaFile}
          hint="Path of a PEM file: the authority of a proxy that inspects TLS."
          onChange={(extraCaFile) => onChange({ extraCaFile })}
        />
        <div className="field-row">
          <Field
            label="Client certificate"
            optional
            mono
            value={fields.clientCertificateFile}
            error={errors.clientCertificateFile}
            onChange={(clientCertificateFile) => onChange({ clientCertificateFile })}
          />
          <Field
            label="Its key"
            optional
            mono
            value={fields.clientKeyFile}
            error={errors.clientKeyFile}
            onChange={(clientKeyFile) => onChange({ clientKeyFile })}
          />
        </div>
      </div>
    </details>
  );
}
