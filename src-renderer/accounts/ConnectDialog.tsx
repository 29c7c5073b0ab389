import { LoaderCircle, ShieldCheck } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { ManagedMark } from '../settings/ManagedMark.tsx';
import { usePolicy, valueInForce } from '../settings/use-policy.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Choice, Field } from '../ui/Field.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import {
  type ConnectErrors,
  type ConnectFields,
  checkConnect,
  EMPTY_CONNECT,
  fieldOfPath,
  toConnectForm,
} from './connect-form.ts';
import { NetworkFields } from './NetworkFields.tsx';
import './accounts.css';

function proxyFields(text: string): Pick<ConnectFields, 'proxy' | 'proxyUrl'> {
  if (text === 'system' || text === 'none') return { proxy: text, proxyUrl: '' };
  return { proxy: 'manual', proxyUrl: /^https?:\/\//i.test(text) ? text : `http://${text}` };
}

/** "Connect to Wise": makes a test call before anything is saved. */
export function ConnectDialog() {
  const desk = useDesk();
  const info = useApp((state) => state.info);
  const policy = usePolicy();
  const [typed, setFields] = useState<ConnectFields>(EMPTY_CONNECT);
  const [shown, setShown] = useState<ConnectErrors>({});
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const [stopped, setStopped] = useState(false);
  const offered = [
    { value: 'sandbox' as const, label: 'Sandbox', hint: 'api.wise-sandbox.com' },
    { value: 'production' as const, label: 'Production', hint: 'api.wise.com, real money' },
    ...(info?.development === true ? [{ value: 'development' as const, label: 'Development', hint: 'on this computer' }] : []),
  ];
  const allowed = valueInForce(policy, 'environments')?.split(', ');
  const environments = offered.filter(({ value }) => allowed?.includes(value) ?? true);
  const limit = policy.entries.find(({ key }) => key === 'environments');
  // The one that is first chosen may be one that is not allowed.
  const fields = environments.some(({ value }) => value === typed.environment)
    ? typed
    : { ...typed, environment: environments[0]?.value ?? typed.environment };
  const attempt = useRef(0);
  const form = useRef<HTMLFormElement>(null);

  const usual = policy.entries.find(({ key, tier }) => key === 'proxy' && tier === 'default')?.value;
  useEffect(() => {
    // Where the proxy wants a name and a password, its address is not told here: it is typed.
    if (usual === undefined || usual.includes('@')) return;
    setFields((now) => (now.proxyUrl === '' && now.proxy === 'system' ? { ...now, ...proxyFields(usual) } : now));
  }, [usual]);

  useEffect(() => {
    if (Object.keys(shown).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown]);

  function change(part: Partial<ConnectFields>): void {
    const next = { ...fields, ...part };
    setFields(next);
    setError(null);
    // A message goes as soon as what it says no longer holds; a new one waits for Connect.
    const now = checkConnect(next);
    const still = Object.entries(shown).flatMap(([name]) => {
      const message = now[name as keyof ConnectFields]; // the keys of `shown` are those of the form
      return message === undefined ? [] : [[name, message]];
    });
    if (still.length !== Object.keys(shown).length) setShown(Object.fromEntries(still));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running) return;
    const errors = checkConnect(fields);
    setShown(errors);
    if (Object.keys(errors).length > 0) return;
    const mine = ++attempt.current;
    setRunning(true);
    setStopped(false);
    setError(null);
    const reply = await desk.app.connect(toConnectForm(fields));
    if (mine !== attempt.current) return;
    setRunning(false);
    if (reply.ok) {
      desk.ui.closeDialog();
      desk.ui.notify(`Connected: ${reply.value.label}.`);
      return;
    }
    const field = reply.error.kind === 'invalid-field' ? fieldOfPath(reply.error.field) : null;
    if (reply.error.kind === 'invalid-field' && field !== null) setShown({ [field]: reply.error.message });
    else setError(reply.error);
  }

  function close(): void {
    attempt.current++;
    if (running) void desk.bridge.call('accounts.cancelConnect', {});
    desk.ui.closeDialog();
  }

  function cancel(): void {
    attempt.current++;
    if (!running) desk.ui.closeDialog();
    else void desk.bridge.call('accounts.cancelConnect', {});
    setRunning(false);
    setStopped(running);
  }

  return (
    <Dialog title="Connect to Wise" onClose={close} dismissable={false}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="connect-form">
        <div className="dialog-body">
          <Field
            label="Label"
            autoFocus
            value={fields.label}
            error={shown.label}
            hint="How you tell this account from others, like “Northbank Ops”."
            onChange={(label) => change({ label })}
          />
          <Choice
            label="Environment"
            value={fields.environment}
            options={environments}
            onChange={(environment) => change({ environment })}
          />
          {limit === undefined ? null : (
            <div>
              <ManagedMark entry={limit} />
            </div>
          )}
          {fields.environment === 'development' ? (
            <Field
              label="Base URL"
              mono
              value={fields.baseUrl}
              error={shown.baseUrl}
              onChange={(baseUrl) => change({ baseUrl })}
            />
          ) : null}
          <CredentialFields fields={fields} errors={shown} onChange={change} />
          <NetworkFields fields={fields} errors={shown} policy={policy} onChange={change} />
          {error === null ? null : <ErrorNote error={error} />}
          {stopped ? (
            <p className="muted" role="status">
              Stopped. What this would have saved is not saved.
            </p>
          ) : null}
          <p className="connect-promise">
            <ShieldCheck aria-hidden="true" />
            {info?.persistence === 'memory'
              ? 'There is no keychain here: the secret is held in memory and gone when Caseport closes.'
              : "The secret goes to this computer's keychain. It is tried once before anything is saved."}
          </p>
        </div>
        <DialogActions>
          {running ? (
            <span className="connect-progress" role="status">
              <LoaderCircle className="spin" aria-hidden="true" /> Making a test call…
            </span>
          ) : null}
          <span className="grow" />
          <Button look="quiet" onClick={cancel}>
            {running ? 'Stop' : 'Cancel'}
          </Button>
          <Button look="primary" type="submit" disabled={running || environments.length === 0}>
            Connect
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
