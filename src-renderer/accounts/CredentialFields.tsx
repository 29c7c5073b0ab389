import { Choice, Field } from '../ui/Field.tsx';
import type { ConnectErrors, ConnectFields } from './connect-form.ts';

type Props = {
  readonly fields: ConnectFields;
  readonly errors: ConnectErrors;
  readonly onChange: (change: Partial<ConnectFields>) => void;
};

/** How an account proves itself. What is typed here leaves this window once, and is not kept in it. */
export function CredentialFields({ fields, errors, onChange }: Props) {
  return (
    <>
      <Choice
        label="Sign in with"
        value={fields.signIn}
        onChange={(signIn) => onChange({ signIn })}
        options={[
          { value: 'client', label: 'Client id and secret' },
          { value: 'token', label: 'Bearer token' },
        ]}
      />
      {fields.signIn === 'client' ? (
        <div className="field-row">
          <Field
            label="Client id"
            mono
            value={fields.clientId}
            error={errors.clientId}
            onChange={(clientId) => onChange({ clientId })}
          />
          <Field
            label="Client secret"
            type="password"
            mono
            value={fields.clientSecret}
            error={errors.clientSecret}
            onChange={(clientSecret) => onChange({ clientSecret })}
          />
        </div>
      ) : (
        <Field
          label="Bearer token"
          type="password"
          mono
          value={fields.token}
          error={errors.token}
          hint="A token given by Wise ends after about twelve hours; then you sign in again."
          onChange={(token) => onChange({ token })}
        />
      )}
    </>
  );
}
