import type { ConnectForm, Credentials, ProxyChoice } from '../../src-shared/accounts.ts';
import { hasControlCharacters } from '../../src-shared/outbox.ts';

/** The form as typed. */
export type ConnectFields = {
  readonly label: string;
  readonly environment: ConnectForm['environment'];
  readonly baseUrl: string;
  readonly signIn: Credentials['kind'];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly token: string;
  readonly proxy: ProxyChoice['mode'];
  readonly proxyUrl: string;
  readonly extraCaFile: string;
  readonly clientCertificateFile: string;
  readonly clientKeyFile: string;
};

export const EMPTY_CONNECT: ConnectFields = {
  label: '',
  environment: 'sandbox',
  baseUrl: 'http://127.0.0.1:4010',
  signIn: 'client',
  clientId: '',
  clientSecret: '',
  token: '',
  proxy: 'system',
  proxyUrl: '',
  extraCaFile: '',
  clientCertificateFile: '',
  clientKeyFile: '',
};

export type ConnectErrors = Partial<Record<keyof ConnectFields, string>>;

function line(value: string, name: string, most: number): string | null {
  if (value.trim() === '') return `Enter the ${name}.`;
  if (value.length > most)
    return `At most ${most.toLocaleString('en')} characters; this has ${value.length.toLocaleString('en')}.`;
  if (hasControlCharacters(value) || /[\r\n\t]/.test(value))
    return `The ${name} holds control characters or line breaks. Copy it again.`;
  return null;
}

/** Secrets travel in a header: anything but visible ASCII is a slip of the copying. */
function secret(value: string, name: string, most: number): string | null {
  const wrong = line(value, name, most);
  if (wrong !== null) return wrong;
  if (!/^[\x21-\x7e]+$/.test(value.trim())) return `The ${name} holds spaces or letters that no such value has. Copy it again.`;
  return null;
}

function address(value: string, name: string): string | null {
  const wrong = line(value, name, 2_048);
  if (wrong !== null) return wrong;
  if (!URL.canParse(value.trim())) return 'This is no address. It looks like http://host:port.';
  const url = new URL(value.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'The address begins with http:// or https://.';
  return null;
}

function isLoopback(value: string): boolean {
  const { hostname } = new URL(value.trim());
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

const FILES = ['extraCaFile', 'clientCertificateFile', 'clientKeyFile'] as const;

/** Each field's message, or none. */
export function checkConnect(fields: ConnectFields): ConnectErrors {
  const errors: Record<string, string | null> = { label: line(fields.label, 'label', 80) };
  if (fields.environment === 'development') {
    errors.baseUrl = address(fields.baseUrl, 'address');
    if (errors.baseUrl === null && !isLoopback(fields.baseUrl))
      errors.baseUrl = 'Only addresses of this computer: localhost or 127.0.0.1.';
  }
  if (fields.signIn === 'client') {
    errors.clientId = secret(fields.clientId, 'client id', 512);
    errors.clientSecret = secret(fields.clientSecret, 'client secret', 8_192);
  } else {
    errors.token = secret(fields.token, 'token', 8_192);
  }
  for (const name of FILES) if (fields[name].trim() !== '') errors[name] = line(fields[name], 'path', 4_096);
  const { clientCertificateFile: certificate, clientKeyFile: key } = fields;
  if (certificate.trim() !== '' && key.trim() === '') errors.clientKeyFile = 'A client certificate needs its key.';
  if (key.trim() !== '' && certificate.trim() === '') errors.clientCertificateFile = 'A key needs its certificate.';
  if (fields.proxy === 'manual') errors.proxyUrl = address(fields.proxyUrl, 'proxy address');
  return Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== null));
}

export function credentialsOf(fields: ConnectFields): Credentials {
  return fields.signIn === 'client'
    ? { kind: 'client', clientId: fields.clientId.trim(), clientSecret: fields.clientSecret.trim() }
    : { kind: 'token', token: fields.token.trim() };
}

function tlsOf(fields: ConnectFields): ConnectForm['tls'] {
  const path = (text: string) => (text.trim() === '' ? null : text.trim());
  if (FILES.every((name) => path(fields[name]) === null)) return null;
  return {
    extraCaFile: path(fields.extraCaFile),
    clientCertificateFile: path(fields.clientCertificateFile),
    clientKeyFile: path(fields.clientKeyFile),
  };
}

/** The form for the main process. Only for fields without errors. */
export function toConnectForm(fields: ConnectFields): ConnectForm {
  return {
    label: fields.label.trim(),
    environment: fields.environment,
    baseUrl: fields.environment === 'development' ? fields.baseUrl.trim() : null,
    credentials: credentialsOf(fields),
    proxy: fields.proxy === 'manual' ? { mode: 'manual', url: fields.proxyUrl.trim() } : { mode: fields.proxy },
    tls: tlsOf(fields),
  };
}

const FIELDS_OF_PATH: Readonly<Record<string, keyof ConnectFields>> = {
  label: 'label',
  baseUrl: 'baseUrl',
  'credentials.clientId': 'clientId',
  clientId: 'clientId',
  'credentials.clientSecret': 'clientSecret',
  clientSecret: 'clientSecret',
  'credentials.token': 'token',
  token: 'token',
  'proxy.url': 'proxyUrl',
  proxy: 'proxyUrl',
  proxyUrl: 'proxyUrl',
  extraCaFile: 'extraCaFile',
  'tls.extraCaFile': 'extraCaFile',
  clientCertificateFile: 'clientCertificateFile',
  'tls.clientCertificateFile': 'clientCertificateFile',
  clientKeyFile: 'clientKeyFile',
  'tls.clientKeyFile': 'clientKeyFile',
};

/** The field of the form that a failure of the main process is about. */
export function fieldOfPath(path: string): keyof ConnectFields | null {
  return FIELDS_OF_PATH[path] ?? null;
}
