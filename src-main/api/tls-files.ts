import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type { TlsFiles } from '../../src-shared/accounts.ts';

export type TlsAnswer =
  | { readonly ok: true; readonly context: tls.SecureContext }
  | { readonly ok: false; readonly field: keyof TlsFiles; readonly message: string };

const NO_FILES: TlsFiles = { extraCaFile: null, clientCertificateFile: null, clientKeyFile: null };

/**
 * The certificates of an account: Node's own list, the operating system's, one file of the organisation's, and a client
 * certificate with its key. Verification itself is never relaxed.
 */
export function loadTls(files: TlsFiles | null): TlsAnswer {
  const { extraCaFile, clientCertificateFile, clientKeyFile } = files ?? NO_FILES;
  if ((clientCertificateFile === null) !== (clientKeyFile === null)) {
    const field = clientCertificateFile === null ? 'clientCertificateFile' : 'clientKeyFile';
    return { ok: false, field, message: 'A client certificate and its key come together.' };
  }
  const extra = readPem('extraCaFile', extraCaFile, (pem) => void new X509Certificate(pem));
  if (!extra.ok) return extra;
  const certificate = readPem('clientCertificateFile', clientCertificateFile, (pem) => void new X509Certificate(pem));
  if (!certificate.ok) return certificate;
  const key = readPem('clientKeyFile', clientKeyFile, (pem) => void createPrivateKey(pem));
  if (!key.ok) return key;
  const context = tls.createSecureContext({
    ca: [...tls.rootCertificates, ...systemAuthorities(), ...(extra.pem === null ? [] : [extra.pem])],
    minVersion: 'TLSv1.2',
    ...(certificate.pem === null || key.pem === null ? {} : { cert: certificate.pem, key: key.pem }),
  });
  return { ok: true, context };
}

type Pem = { readonly ok: true; readonly pem: Buffer | null } | Extract<TlsAnswer, { ok: false }>;

function readPem(field: keyof TlsFiles, file: string | null, check: (pem: Buffer) => void): Pem {
  if (file === null) return { ok: true, pem: null };
  let pem: Buffer;
  try {
    pem = readFileSync(file);
  } catch {
    return { ok: false, field, message: 'This file can not be read. Check the path, and that you may read it.' };
  }
  try {
    check(pem);
  } catch {
    const what = field === 'clientKeyFile' ? 'a private key in PEM form without a passphrase' : 'a certificate in PEM form';
    return { ok: false, field, message: `This file is not ${what}.` };
  }
  return { ok: true, pem };
}

function systemAuthorities(): readonly string[] {
  // Present from Node 22.15 on; the older Electron of the tests has none.
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : [];
}
